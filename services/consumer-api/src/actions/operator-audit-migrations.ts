import { auditMigrations } from "@halfhourly/audit";
import type { Migration } from "@halfhourly/database";

/** The service's audit chains; what was written down of the operator's token before them is carried over, in its order. */
export const operatorAuditMigrations: readonly Migration[] = [
  ...auditMigrations("consumer_api", "0009"),
  {
    id: "consumer_api/0009-operator-acts",
    sql: `
do $$ declare act record;
begin
  for act in select * from consumer_api.operator_audit order by at, id loop
    perform consumer_api.append_audit(coalesce(act.household, 'operator'), (extract(epoch from act.at) * 1000)::bigint,
      'operator', 'import.start', coalesce(act.import_id, act.meter_id), 'consumer-api POST /v1/meters/{meterId}/imports', 'request ' || act.request_id,
      case when act.result like 'refused%' then 'refused: consent-required' else 'done: ' || act.result end);
  end loop;
end $$;
drop table consumer_api.operator_audit;
drop function consumer_api.refuse_change();
create index operator_import on consumer_api.audit_entry (about) where who = 'operator' and what = 'import.start';
`,
  },
];
