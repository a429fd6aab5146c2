/** Tag objects (section "Tags"). */
import type { TagObject } from '../../runtime/objects/tag.ts';
import { valueType } from '../border/addresses.ts';
import type { Agent } from '../border/agent.ts';
import { dictionary, type Interface, makeInterface, required, sequence } from '../border/web-idl.ts';

const WHERE = 'WebAssembly.Tag()';

export function tagInterface(agent: Agent): Interface<TagObject> {
  return makeInterface<TagObject>({
    name: 'Tag',
    length: 1,
    construct: ([type]) => {
      const { parameters } = dictionary(required(type, `${WHERE}: Argument 0`), `${WHERE}: Argument 0`);
      const where = `${WHERE}: Property 'parameters'`;
      const params = sequence(required(parameters, where), where).map((name) => valueType(name, where));
      return agent.store.tag({ kind: 'func', params, results: [] }) as TagObject;
    },
  });
}
