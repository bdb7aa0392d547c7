// Who there is, and what the administrator lets each of them reach through which client.

export const people = {
    alice: { name: 'Alice Archer', email: 'alice@acme.example' },
    bob: { name: 'Bob Baker', email: 'bob@acme.example' },
    carol: { name: 'Carol Cook', email: 'carol@acme.example' },
};

// A password that is the name keeps a wrong password testable and needs no secret.
export function passwordIsRight(person, password) {
    return Object.hasOwn(people, person) && password === person;
}

export const scopes = ['todos.read', 'todos.write'];

// Alice may do everything, Bob may only read, Carol is known but not assigned.
const permits = { alice: scopes, bob: ['todos.read'], carol: [] };

// `clients` maps each client of the identity provider to its other registration,
// the one at the resource's authorization server.
export function connectionTo({ audience, resource, clients }) {
    return {
        audience,
        resource,
        clientAtResource: (clientId) => clients[clientId],
        permitted: (person) => permits[person] ?? [],
    };
}
