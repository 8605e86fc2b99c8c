import { FileFlagsSchema, ImportJobSchema } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import { Type } from "typebox";
import { importJobOf, startImport } from "../actions/imports.js";
import { defaultImportMostBytes } from "../config.js";
import type { Context } from "../context.js";
import { problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";

const MeterParams = Type.Object({ meterId: Type.String({ maxLength: 64 }) });
const ImportParams = Type.Object({ importId: Type.String({ maxLength: 64 }) });
/** A file is held in memory while it arrives: this many at once, and no more. */
const mostAtOnce = 4;

/** Files in: by the household itself, or by the operator for a meter whose household consents. */
export function importRoutes(api: Api, context: Context): void {
  let arriving = 0;

  api.post(
    "/v1/meters/:meterId/imports",
    {
      config: { access: "household-or-operator" },
      bodyLimit: context.config.importMostBytes ?? defaultImportMostBytes,
      schema: {
        tags: ["Imports"],
        summary: "Send a file of readings; it is read and stored in the background",
        description:
          "The body is the file itself as application/octet-stream. Ask GET /v1/imports/{importId} how far it is.",
        consumes: ["application/octet-stream"],
        params: MeterParams,
        querystring: FileFlagsSchema,
        response: {
          202: ImportJobSchema,
          ...problems(
            "not-signed-in",
            "operator-token-refused",
            "meter-not-found",
            "consent-required",
            "file-empty",
            "payload-too-large",
            "media-type",
            "too-many-imports",
          ),
        },
      },
      onRequest: async (_request, reply) => {
        if (arriving >= mostAtOnce) {
          void reply.header("retry-after", "5");
          throw new Problem(
            503,
            "too-many-imports",
            "Several files are arriving already. Try again in a few seconds.",
          );
        }
        arriving += 1;
        reply.raw.once("close", () => (arriving -= 1));
      },
    },
    async (request, reply) => {
      const bytes: unknown = request.body;
      if (!(bytes instanceof Uint8Array) || bytes.length === 0)
        throw new Problem(
          400,
          "file-empty",
          "The file is empty. Choose the file again; it needs at least a heading and one reading.",
        );
      const job = await startImport(context, request, {
        meterId: request.params.meterId,
        flags: request.query,
        bytes,
      });
      return reply.code(202).header("location", `/v1/imports/${job.id}`).send(job);
    },
  );

  api.get(
    "/v1/imports/:importId",
    {
      config: { access: "household-or-operator" },
      schema: {
        tags: ["Imports"],
        summary: "How far an import is, and what it found",
        params: ImportParams,
        response: {
          200: ImportJobSchema,
          ...problems("not-signed-in", "operator-token-refused", "import-not-found"),
        },
      },
    },
    (request) => importJobOf(context, request, request.params.importId),
  );
}
