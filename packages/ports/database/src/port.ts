/** A row's columns by name, as the driver gives them: bigint as text, date as "YYYY-MM-DD" text, timestamptz as Date, bytea as Buffer. */
export type Row = Record<string, unknown>;

export interface Queryable {
  /** One parameterised statement; times out after 10 s unless the pool says otherwise. Long arrays: `ArrayParameter`. */
  query<R extends Row = Row>(text: string, values?: readonly unknown[]): Promise<R[]>;
}

/** The one PostgreSQL behind every service: a schema a service, one writer a table. */
export interface Database extends Queryable {
  /** Commits when `work` resolves, rolls back when it throws. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A service's schema: applied once each, in order of id, under an advisory lock; a changed text of an applied one is refused. */
export interface Migration {
  /** `<schema>/<four digits>-<what>`, for example `ingestion/0001-day-blocks`. */
  readonly id: string;
  readonly sql: string;
}
