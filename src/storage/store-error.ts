/** A store cannot do what it was asked; the message says which, why and, where there is one, the remedy. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
