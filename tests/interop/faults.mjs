// Faults a test asked for, used up in the order they were asked for.
export class Faults {
    #queues = { idp: [], as: [], api: [] };

    // `path` limits a fault to one path; `afterwards` lets the request be served and loses the answer.
    add({ server, times = 1, status = 503, path, retryAfter, afterwards = false }) {
        if (!this.#queues[server]) throw new RangeError(`no server "${server}"`);
        for (let i = 0; i < times; i += 1) this.#queues[server].push({ status, path, retryAfter, afterwards });
    }

    next(server, path) {
        const queue = this.#queues[server];
        const index = queue.findIndex((fault) => fault.path === undefined || fault.path === path);
        return index < 0 ? undefined : queue.splice(index, 1)[0];
    }

    clear() {
        for (const queue of Object.values(this.#queues)) queue.length = 0;
    }
}
