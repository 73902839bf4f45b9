/**
 * A `Result` that nobody looks at is a failure that nobody sees. This rule refuses an expression statement whose value is a Result, a promise
 * of one, or a list of them. `await` and `void` do not help: they drop it just the same. Needs type information.
 */

/** @typedef {import('typescript').Type} Type */
/** @typedef {import('typescript').TypeChecker} TypeChecker */

const MESSAGE = 'This Result is dropped. Look at its `ok`, return it, or hand it to something that does.';

/**
 * Whether a type is one of the two members of `Result`: an object with a literal boolean `ok` and a `value` or an `error`.
 * Told by its shape, because TypeScript forgets the alias's name when it infers.
 * @param {Type} type
 * @param {TypeChecker} checker
 */
function isResultMember(type, checker) {
  const flag = type.getProperty('ok');
  if (flag === undefined || (type.getProperty('value') === undefined && type.getProperty('error') === undefined)) return false;
  const text = checker.typeToString(checker.getTypeOfSymbol(flag));
  return text === 'true' || text === 'false';
}

/**
 * Whether dropping a value of this type drops a Result.
 * @param {Type} type
 * @param {TypeChecker} checker
 * @returns {boolean}
 */
function holdsResult(type, checker) {
  if (type.isUnion()) return type.types.some((member) => holdsResult(member, checker));
  if (isResultMember(type, checker)) return true;
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    const elements = checker.getTypeArguments(/** @type {import('typescript').TypeReference} */ (type));
    return elements.some((element) => holdsResult(element, checker));
  }
  const awaited = checker.getAwaitedType(type);
  return awaited !== undefined && awaited !== type && holdsResult(awaited, checker);
}

/**
 * The expressions whose value a statement drops: what stands under `void` and in the branches of `?:`, `&&`, `||`, `??` and `,`.
 * @param {any} node
 * @returns {any[]}
 */
function droppedValues(node) {
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === 'void' ? droppedValues(node.argument) : [];
    case 'ConditionalExpression':
      return [...droppedValues(node.consequent), ...droppedValues(node.alternate)];
    case 'LogicalExpression':
      return droppedValues(node.right);
    case 'SequenceExpression':
      return node.expressions.flatMap(droppedValues);
    case 'AssignmentExpression':
    case 'UpdateExpression':
      return [];
    default:
      return [node];
  }
}

/** @type {import('eslint').Rule.RuleModule} */
export const noFloatingResults = {
  meta: { type: 'problem', docs: { description: 'refuse a Result that nobody looks at' }, messages: { dropped: MESSAGE }, schema: [] },
  create(context) {
    const services = context.sourceCode.parserServices;
    if (services.program === null || services.program === undefined) throw new Error('no-floating-results needs type information');
    const checker = services.program.getTypeChecker();
    return {
      ExpressionStatement(statement) {
        for (const node of droppedValues(statement.expression)) {
          if (holdsResult(services.getTypeAtLocation(node), checker)) context.report({ node, messageId: 'dropped' });
        }
      },
    };
  },
};
