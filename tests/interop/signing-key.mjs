import { exportJWK, generateKeyPair } from 'jose';

export async function newSigningKey(kid, alg) {
    const { privateKey } = await generateKeyPair(alg, { extractable: true });
    return { ...(await exportJWK(privateKey)), kid, alg, use: 'sig' };
}
