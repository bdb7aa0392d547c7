// Storage for one provider. oidc-provider's own quick-start adapter keeps one store for the
// whole process, which two providers must not share, and knows no grace period.

const now = () => Date.now() / 1000;

export function memoryAdapter({ refreshGrace = 0 } = {}) {
    const entries = new Map();

    return class MemoryAdapter {
        constructor(model) {
            this.prefix = `${model}:`;
        }

        async upsert(id, payload, expiresIn) {
            entries.set(this.prefix + id, { payload, expiresAt: now() + (expiresIn ?? Infinity) });
        }

        async find(id) {
            return this.#read(this.prefix + id);
        }

        async findByUid(uid) {
            for (const [key, { payload }] of entries) {
                if (key.startsWith(this.prefix) && payload.uid === uid) return this.#read(key);
            }
            return undefined;
        }

        async consume(id) {
            const entry = entries.get(this.prefix + id);
            // The grace period runs from the first use; a second use must not prolong it.
            if (entry) entry.consumedAt ??= now();
        }

        async destroy(id) {
            entries.delete(this.prefix + id);
        }

        async revokeByGrantId(grantId) {
            for (const [key, { payload }] of entries) {
                if (key.startsWith(this.prefix) && payload.grantId === grantId) entries.delete(key);
            }
        }

        #read(key) {
            const entry = entries.get(key);
            if (!entry) return undefined;
            if (entry.expiresAt <= now()) {
                entries.delete(key);
                return undefined;
            }
            const grace = this.prefix === 'RefreshToken:' ? refreshGrace : 0;
            const consumed = entry.consumedAt !== undefined && now() >= entry.consumedAt + grace;
            return consumed ? { ...entry.payload, consumed: Math.floor(entry.consumedAt) } : entry.payload;
        }
    };
}
