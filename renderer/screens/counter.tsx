import type { CounterCustomerView } from '../../electron/api/counter-customer-view.ts';
import { CounterConsentScreen } from './counter-consent.tsx';
import { CounterNewPasswordScreen } from './counter-new-password.tsx';
import { CounterResultScreen } from './counter-result.tsx';
import { CounterWelcomeScreen } from './counter-welcome.tsx';

/** The customer's own screen at a counter. */
export function CounterScreen({ view }: { readonly view: CounterCustomerView }) {
  switch (view.screen) {
    case 'counterWelcome':
      return <CounterWelcomeScreen view={view} />;
    case 'counterConsent':
      return <CounterConsentScreen view={view} />;
    case 'counterNewPassword':
      return <CounterNewPasswordScreen view={view} />;
    case 'counterResult':
      return <CounterResultScreen view={view} />;
  }
}
