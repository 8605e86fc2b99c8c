import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

/** Below this the saving is less than a network packet. */
const worthCompressing = 1_400;
const compress = promisify(gzip);

/** An answer as JSON text, and compressed the first time that somebody can take it so: a year of bars shrinks tenfold. */
export class WrittenAnswer {
  readonly text: string;
  #gzipped: Promise<Buffer> | null = null;

  constructor(text: string) {
    this.text = text;
  }

  async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    void reply.type("application/json; charset=utf-8").header("vary", "accept-encoding").serializer(String);
    const takesGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(
      String(request.headers["accept-encoding"] ?? ""),
    );
    if (!takesGzip || this.text.length < worthCompressing) return reply.send(this.text);
    this.#gzipped ??= compress(this.text);
    return reply.header("content-encoding", "gzip").send(await this.#gzipped);
  }
}
