/**
 * Who may get whose functions. A function reference in a table, a global or a frame is an address, which JavaScript's garbage
 * collector does not see. So objects between which such references can pass are of one domain, and each of them keeps all of it:
 * an instance with what it imports or exports that holds functions or takes them as arguments, and whoever gets one of its
 * functions from JavaScript. What else one instance has of another it refers to as JavaScript does.
 */

export class Domain {
  /** The domain that this one has become part of. */
  private whole: Domain | undefined;
  /** Instances and host functions of the domain, while it is part of no other. */
  private members: object[];

  constructor(...members: object[]) {
    this.members = members;
  }
  add(member: object): void {
    this.root().members.push(member);
  }
  /** From now on both are one. */
  join(other: Domain): void {
    const [a, b] = [this.root(), other.root()];
    if (a === b) return;
    const [part, whole] = a.members.length < b.members.length ? [a, b] : [b, a];
    for (const member of part.members) whole.members.push(member);
    part.members = [];
    part.whole = whole;
  }
  private root(): Domain {
    let domain: Domain = this;
    for (let { whole } = domain; whole !== undefined; { whole } = domain) {
      if (whole.whole !== undefined) domain.whole = whole.whole;
      domain = whole;
    }
    return domain;
  }
}
