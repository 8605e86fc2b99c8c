// The floor of the api bench, in a process of its own: Fastify routes that only send bytes they were given.
import fastify from "fastify";

/** An answer as it came from the product. */
export interface RecordedAnswer {
  readonly path: string;
  readonly entityTag: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly notModifiedHeaders: Readonly<Record<string, string>>;
}

if (process.send !== undefined) {
  process.on("message", (answers: readonly RecordedAnswer[]) => void serve(answers));
  process.on("disconnect", () => process.exit(0));
  // Only now may the answers be sent: a message that nobody listens for yet is lost.
  process.send("listening");
}

async function serve(answers: readonly RecordedAnswer[]): Promise<void> {
  const http = fastify();
  for (const { path, entityTag, headers, body, notModifiedHeaders } of answers) {
    http.get(path, (request, reply) => {
      if (request.headers["if-none-match"] === entityTag)
        void reply.code(304).headers(notModifiedHeaders).send();
      else void reply.headers(headers).send(body);
    });
  }
  process.send?.(await http.listen({ host: "127.0.0.1", port: 0 }));
}
