import { finished } from "node:stream";
import { ExportJobSchema, ExportJobsSchema } from "@halfhourly/contracts";
import { Type } from "typebox";
import { askExport, listExports, oneExport } from "../export/ask-export.js";
import { openExport } from "../export/take-export.js";
import type { Context } from "../context.js";
import { problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";
import { signedInOf } from "../session/caller.js";

const ExportParams = Type.Object({ exportId: Type.String({ maxLength: 64 }) });
const Zip = {
  description: "The export. It can be fetched once; a download that was cut off can be tried again.",
  content: { "application/zip": { schema: Type.Unknown({ description: "A ZIP file." }) } },
};

/** A household's own data, whole, to take away. */
export function exportRoutes(api: Api, context: Context): void {
  api.post(
    "/v1/exports",
    {
      config: { access: "household" },
      schema: {
        tags: ["Exports"],
        summary: "Ask for everything that is held about your household",
        description:
          "It is made in the background; ask GET /v1/exports/{exportId} how far it is. While one is being made, that one is the answer. Three in 24 hours.",
        response: {
          202: ExportJobSchema,
          ...problems("not-signed-in", "too-many-exports", "exports-busy"),
        },
      },
    },
    async (request, reply) => {
      const job = await askExport(context, signedInOf(request).household);
      context.exportWorker.wake();
      return reply.code(202).header("location", `/v1/exports/${job.id}`).send(job);
    },
  );

  api.get(
    "/v1/exports",
    {
      config: { access: "household" },
      schema: {
        tags: ["Exports"],
        summary: "Your exports, the newest first",
        response: { 200: ExportJobsSchema, ...problems("not-signed-in") },
      },
    },
    (request) => listExports(context, signedInOf(request).household),
  );

  api.get(
    "/v1/exports/:exportId",
    {
      config: { access: "household" },
      schema: {
        tags: ["Exports"],
        summary: "How far an export is",
        params: ExportParams,
        response: { 200: ExportJobSchema, ...problems("not-signed-in", "export-not-found") },
      },
    },
    (request) => oneExport(context, signedInOf(request).household, request.params.exportId),
  );

  api.get(
    "/v1/exports/:exportId/file",
    {
      config: { access: "household" },
      // A question about the headers would count as the one time that the file is fetched.
      exposeHeadRoute: false,
      schema: {
        tags: ["Exports"],
        summary: "Fetch the export, once, within 24 hours",
        params: ExportParams,
        response: {
          200: Zip,
          ...problems(
            "not-signed-in",
            "export-not-found",
            "export-not-ready",
            "export-being-fetched",
            "export-gone",
          ),
        },
      },
    },
    async (request, reply) => {
      const { exportId } = request.params;
      const download = await openExport(context, signedInOf(request).household, exportId);
      finished(reply.raw, (fault) => {
        const settle = fault === undefined || fault === null ? download.taken() : download.putBack();
        settle.catch((err: unknown) =>
          context.logger.warn({ err, exportId }, "a fetched export stays fetchable"),
        );
      });
      return reply
        .type("application/zip")
        .header("content-length", download.bytes)
        .header("content-disposition", `attachment; filename="${download.fileName}"`)
        .send(download.stream);
    },
  );
}
