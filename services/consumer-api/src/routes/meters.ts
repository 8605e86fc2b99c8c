import { MeterSchema, MetersSchema, NewMeterSchema, NoticeSchema } from "@halfhourly/contracts";
import { Type } from "typebox";
import { linkMeter, mostMeters } from "../actions/link-meter.js";
import { householdMeters, meterTag, showMeter } from "../actions/show-meters.js";
import { unlinkMeter } from "../actions/unlink-meter.js";
import type { Context } from "../context.js";
import { nothing, problems, unchanged } from "../http/answers.js";
import { callerHas } from "../http/conditional.js";
import type { Api } from "../http/typed-api.js";
import { signedInOf } from "../session/caller.js";

const MeterParams = Type.Object({ meterId: Type.String({ maxLength: 64 }) });

/** The household's meters, and adding one with consent. */
export function meterRoutes(api: Api, context: Context): void {
  api.get(
    "/v1/meters",
    {
      config: { access: "household" },
      schema: {
        tags: ["Meters"],
        summary: "Your meters and what is held of each",
        response: { 200: MetersSchema, 304: unchanged, ...problems("not-signed-in") },
      },
    },
    async (request, reply) => {
      const meters = await householdMeters(context, signedInOf(request).household);
      if (callerHas(request, reply, meterTag(meters))) return reply.code(304).send(undefined);
      return { meters: meters.map(showMeter), most: mostMeters };
    },
  );

  api.post(
    "/v1/meters",
    {
      config: { access: "household" },
      schema: {
        tags: ["Meters"],
        summary: "Add a meter, with consent to show its readings",
        body: NewMeterSchema,
        response: {
          201: MeterSchema,
          ...problems(
            "not-signed-in",
            "invalid-request",
            "mpan-invalid",
            "mprn-invalid",
            "consent-required",
            "notice-out-of-date",
            "meter-already-linked",
            "too-many-meters",
          ),
        },
      },
    },
    async (request, reply) => {
      const { household } = signedInOf(request);
      const meter = await linkMeter(context, household, request.body);
      const shown = (await householdMeters(context, household)).find(({ linked }) => linked.id === meter.id)!;
      return reply.code(201).header("location", "/v1/meters").send(showMeter(shown));
    },
  );

  api.delete(
    "/v1/meters/:meterId",
    {
      config: { access: "household" },
      schema: {
        tags: ["Meters"],
        summary: "Remove a meter: its consents end at once, its readings are erased in the cases that follow",
        params: MeterParams,
        response: { 204: nothing("Removed."), ...problems("not-signed-in", "meter-not-found") },
      },
    },
    async (request, reply) => {
      await unlinkMeter(context, signedInOf(request).household, request.params.meterId);
      return reply.code(204).send(undefined);
    },
  );

  api.get(
    "/v1/notices/viewing",
    {
      config: { access: "public" },
      schema: {
        tags: ["Meters"],
        summary: "The privacy notice that a consent to viewing refers to",
        response: { 200: NoticeSchema, ...problems() },
      },
    },
    async () => ({ purpose: "viewing" as const, ...context.config.viewingNotice }),
  );
}
