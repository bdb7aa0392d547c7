// The bills of materials of the packages are what they claim to be: CycloneDX 1.5, by its published schema. Arguments: the folder of
// the schemas, then the bills.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';

const [schemas, ...bills] = process.argv.slice(2);
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const ajv = new Ajv.default({ strict: false, validateFormats: false, allErrors: true });
for (const part of ['spdx', 'jsf-0.82']) ajv.addSchema(read(`${schemas}/${part}.schema.json`));
const valid = ajv.compile(read(`${schemas}/bom-1.5.schema.json`));

let failed = bills.length === 0;
const complain = (text) => {
  console.error(text);
  failed = true;
};

// Each must be seen, or the schema sees nothing.
const faults = {
  'no format': (bill) => delete bill.bomFormat,
  'a member nobody knows': (bill) => (bill.colour = 'red'),
  'a component without a name': (bill) => delete bill.components[0].name,
  'a component of no kind': (bill) => (bill.components[0].type = 'thing'),
  'the same component twice': (bill) => bill.components.push(bill.components[0]),
  'a licence that is no text': (bill) => (bill.components.find((one) => one.licenses).licenses[0].expression = 7),
};

for (const path of bills) {
  if (!valid(read(path))) complain(`${path}: ${ajv.errorsText(valid.errors)}`);
  for (const [what, make] of Object.entries(faults)) {
    const bill = read(path);
    make(bill);
    if (valid(bill)) complain(`${path} with ${what} is still valid`);
  }
  const bill = read(path);
  const known = new Set([bill.metadata.component['bom-ref'], ...bill.components.map((one) => one['bom-ref'])]);
  if (known.size !== bill.components.length + 1) complain(`${path}: a bom-ref stands for two`);
  for (const { ref, dependsOn } of bill.dependencies)
    for (const one of [ref, ...dependsOn]) if (!known.has(one)) complain(`${path}: ${one} is depended on, but not there`);
  for (const one of bill.components)
    if (one.properties.some(({ value }) => value !== 'by a library') && !one.licenses) complain(`${path}: under which licence is ${one.name}?`);
  console.log(`${path}: ${bill.components.length} components`);
}
process.exit(failed ? 1 : 0);
