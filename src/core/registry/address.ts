/** A web address as somebody wrote it, read the way a browser reads it. */
export interface Link {
  readonly type: 'link';
  /** Lower case, without `www.`, port and a closing dot; letters of other alphabets as written. */
  readonly host: string;
  /** From the first slash on; empty where there is none. */
  readonly path: string;
  /** What stands before an `@` in front of the host: no part of the address, only looks like one. */
  readonly before?: string;
  /** True when nothing but the host was written. */
  readonly bare: boolean;
}

export interface Email {
  readonly type: 'email';
  readonly name: string;
  readonly host: string;
}

/** A name in a messenger or a social network, without its `@`. */
export interface Handle {
  readonly type: 'handle';
  readonly name: string;
}

/** A phone as digits only: with its country code where that is known, else as written. */
export interface PhoneNumber {
  readonly type: 'phone';
  readonly digits: string;
  /** True for numbers of three to five digits. */
  readonly short: boolean;
}

/** A name of an office, agency or firm, in the words somebody used. */
export interface OfficeName {
  readonly type: 'name';
  readonly name: string;
}

/** What may be asked about: is it real? */
export type Address = Link | Email | Handle | PhoneNumber | OfficeName;
