/** The part of node-nlp that is measured here; the package brings no types. */
declare module 'node-nlp' {
  export class NlpManager {
    constructor(settings: {
      languages: readonly string[];
      autoSave: boolean;
      forceNER: boolean;
      nlu: { log: boolean; useNoneFeature: boolean };
    });
    addDocument(locale: string, utterance: string, intent: string): void;
    train(): Promise<unknown>;
    process(
      locale: string,
      utterance: string,
    ): Promise<{ classifications: readonly { intent: string; score: number }[] }>;
  }
}
