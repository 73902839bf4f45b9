/** A code that somebody may show in place of a card. The code itself is nowhere: it opens records while it holds. */
export interface IssuedCodesTable {
  code_sha256: string;
  /** `medicalInsurance`: 医保电子凭证; `electronicCard`: 电子社保卡. */
  kind: 'medicalInsurance' | 'electronicCard';
  social_security_number: string;
  /** The card that it stands for; null: none was made yet. */
  card_number: string | null;
  issued_at_ms: number;
  valid_until_ms: number;
  /** 1: it is used up when it was shown; 0: it holds until its time is over. */
  one_use: number;
  state: 'issued' | 'used';
  /** Key of the question by which it was last found to be somebody's, when, and where. */
  shown_key: string | null;
  shown_at_ms: number | null;
  shown_terminal_id: string | null;
}
