/** Profile. */
export function ProfileSettings() {
  return <h2>Profile</h2>;
}
