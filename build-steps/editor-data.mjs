/** The manifest as JetBrains editors read it: https://github.com/JetBrains/web-types. */
export function webTypes(manifest, {name, version}) {
  const element = elementOf(manifest);
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: [
          {
            name: element.tagName,
            description: element.description,
            attributes: element.attributes.map((attribute) => ({
              ...described(attribute),
              value: {
                type: attribute.type.text,
                ...(attribute.default && {default: attribute.default}),
              },
            })),
            slots: element.slots.map(described),
            js: {
              properties: settable(element).map((member) => ({
                ...described(member),
                type: member.type?.text ?? 'unknown',
              })),
              events: element.events.map((event) => ({...described(event), type: event.type.text})),
            },
            css: {
              parts: element.cssParts.map(described),
              properties: (element.cssProperties ?? []).map(described),
            },
          },
        ],
      },
    },
  };
}

/** The manifest as VS Code reads it: https://github.com/microsoft/vscode-custom-data. */
export function vscodeData(manifest) {
  const element = elementOf(manifest);
  return {
    version: 1.1,
    tags: [
      {
        name: element.tagName,
        description: element.description,
        attributes: element.attributes.map((attribute) => ({
          ...described(attribute),
          ...(choices(attribute).length > 0 && {values: choices(attribute)}),
        })),
      },
    ],
  };
}

/** The one element that the manifest describes. */
export function elementOf({modules}) {
  return modules.flatMap(({declarations}) => declarations).find(({customElement}) => customElement);
}

function settable({members}) {
  return members.filter((member) => member.kind === 'field' && !member.static && !member.readonly);
}

function described({name, description}) {
  return {name, description};
}

function choices({type}) {
  return [...type.text.matchAll(/'([^']+)'/g)].map(([, name]) => ({name}));
}
