import {
  CollectionSchema,
  CollectionStatusSchema,
  ConfirmationSchema,
  DecodeAgainSchema,
  DecodedAgainSchema,
  MeterCollectionSchema,
  NewCollectionSchema,
  ResumedSchema,
  SourcesSchema,
} from "@halfhourly/contracts";
import { Type } from "typebox";
import {
  beginCollection,
  collectionOf,
  collectionStatus,
  confirmCollection,
  decodeAgain,
  endCollection,
  resumeCollection,
  showSources,
} from "../actions/collections.js";
import type { Context } from "../context.js";
import { nothing, problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";
import { signedInOf } from "../session/caller.js";

const MeterParams = Type.Object({ meterId: Type.String({ maxLength: 64 }) });
const at = "/v1/meters/:meterId/collection";

/** Readings that come by themselves: what they can be collected from, and a meter's own collection. */
export function collectionRoutes(api: Api, context: Context): void {
  api.get(
    "/v1/sources",
    {
      config: { access: "household" },
      schema: {
        tags: ["Collection"],
        summary: "What readings can be collected from here, and what each source can give",
        response: { 200: SourcesSchema, ...problems("not-signed-in") },
      },
    },
    async () => showSources(context),
  );

  api.get(
    at,
    {
      config: { access: "household" },
      schema: {
        tags: ["Collection"],
        summary: "How far a meter's collection is; null where none was begun",
        params: MeterParams,
        response: { 200: MeterCollectionSchema, ...problems("not-signed-in", "meter-not-found") },
      },
    },
    (request) => collectionOf(context, signedInOf(request).household, request.params.meterId),
  );

  api.post(
    at,
    {
      config: { access: "household" },
      schema: {
        tags: ["Collection"],
        summary: "Collect a meter's half hours: 13 months back, then each new day",
        description:
          "The source is asked after this has answered. Ask GET for how far it is. Occupancy is proved first: by the id on the display in the home, by a number that is sent to the meter's screen, by the account at the supplier that a ticket stands for, or by papers that somebody looks at. Where another source collects the meter, that one ends; what it brought stays.",
        params: MeterParams,
        body: NewCollectionSchema,
        response: {
          202: CollectionSchema,
          ...problems(
            "not-signed-in",
            "invalid-request",
            "meter-not-found",
            "consent-required",
            "collection-running",
            "display-id-invalid",
            "too-many-attempts",
            "source-unknown",
            "proof-not-taken",
            "ticket-ended",
            "meter-not-in-account",
            "unit-not-stated",
            "moved-in-date",
            "begun-elsewhere",
          ),
        },
      },
    },
    async (request, reply) => {
      const { household } = signedInOf(request);
      const begun = await beginCollection(context, household, request.params.meterId, request.body);
      return reply.code(202).send(begun);
    },
  );

  api.post(
    `${at}/confirmation`,
    {
      config: { access: "household" },
      schema: {
        tags: ["Collection"],
        summary: "The number that the meter's screen shows",
        params: MeterParams,
        body: ConfirmationSchema,
        response: {
          202: CollectionSchema,
          ...problems(
            "not-signed-in",
            "invalid-request",
            "meter-not-found",
            "collection-not-found",
            "number-not-asked",
            "too-many-attempts",
            "source-unknown",
          ),
        },
      },
    },
    async (request, reply) => {
      const { household } = signedInOf(request);
      const { meterId } = request.params;
      return reply.code(202).send(await confirmCollection(context, household, meterId, request.body.number));
    },
  );

  api.delete(
    at,
    {
      config: { access: "household" },
      schema: {
        tags: ["Collection"],
        summary: "Stop collecting a meter; what was collected stays",
        params: MeterParams,
        response: {
          204: nothing("Stopped, or nothing was collected."),
          ...problems("not-signed-in", "meter-not-found"),
        },
      },
    },
    async (request, reply) => {
      await endCollection(context, signedInOf(request).household, request.params.meterId);
      return reply.code(204).send(undefined);
    },
  );

  api.get(
    "/v1/operator/collection",
    {
      config: { access: "operator" },
      schema: {
        tags: ["Collection"],
        summary: "How collecting goes, in counts; nothing of any household",
        response: { 200: CollectionStatusSchema, ...problems("operator-token-refused") },
      },
    },
    () => collectionStatus(context),
  );

  api.post(
    "/v1/operator/collection/resume",
    {
      config: { access: "operator" },
      schema: {
        tags: ["Collection"],
        summary: "Send requests again after a stop that an operator has looked at",
        response: { 200: ResumedSchema, ...problems("operator-token-refused", "source-unknown") },
      },
    },
    () => resumeCollection(context),
  );

  api.post(
    "/v1/operator/collection/decode-again",
    {
      config: { access: "operator" },
      schema: {
        tags: ["Collection"],
        summary: "Decode raw answers anew that are still kept, after a fault was mended",
        body: DecodeAgainSchema,
        response: {
          200: DecodedAgainSchema,
          ...problems("operator-token-refused", "invalid-request", "source-unknown"),
        },
      },
    },
    (request) => decodeAgain(context, request.body.receivedSince),
  );
}
