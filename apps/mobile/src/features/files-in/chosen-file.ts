/** A file as the device hands it over: its bytes are only read when they are sent. */
export interface ChosenFile {
  readonly name: string;
  bytes(): Promise<Blob>;
}
