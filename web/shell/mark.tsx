/** Two people and the line between them. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      className="text-accent"
      aria-hidden
    >
      <circle cx="5" cy="13.5" r="3" />
      <circle cx="15" cy="6.5" r="3" />
      <path d="M7.6 11.9 12.4 8.2" />
    </svg>
  );
}
