/** What a person wants corrected in their records. */
export interface CorrectionsTable {
  /** The receipt's number. */
  id: string;
  social_security_number: string;
  name: string | null;
  address: string | null;
  telephone: string | null;
  note: string | null;
  state: 'open' | 'accepted' | 'rejected';
  requested_on: string;
  closed_on: string | null;
  outlet_id: string | null;
  staff_id: string | null;
}
