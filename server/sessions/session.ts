/** A signed-in user as the host's own session says. */
export interface SessionUser {
  /** Becomes `uid` of the token. Comes from the verified session, never from body, query or header. */
  readonly id: string;
  /**
   * Names the signed-in visit, such as the id of the host's session. All tokens of one visit share
   * one Behest session; without it every token begins a new one.
   */
  readonly visit?: string | undefined;
}
