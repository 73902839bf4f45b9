/** What to do, in order, with large figures. */
export function Steps({ steps }: { readonly steps: readonly string[] }) {
  return (
    <ol className="steps">
      {steps.map((step, index) => (
        <li className="step" key={step}>
          <span className="step-number" aria-hidden>
            {index + 1}
          </span>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  );
}
