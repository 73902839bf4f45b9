import type { View } from '../../electron/api/view.ts';
import { AcceptedScreen } from './accepted.tsx';
import { AccountsScreen } from './accounts.tsx';
import { AttractScreen } from './attract.tsx';
import { ChooseReasonScreen } from './choose-reason.tsx';
import { ChooseFunctionScreen } from './choose-function.tsx';
import { ConfirmScreen } from './confirm.tsx';
import { CounterScreen } from './counter.tsx';
import { GoodbyeScreen } from './goodbye.tsx';
import { InsertCardScreen } from './insert-card.tsx';
import { LetterScreen } from './letter.tsx';
import { LookUpScreen } from './look-up.tsx';
import { MaintenanceCardScreen, MaintenanceUnmaskScreen } from './maintenance-card.tsx';
import { MaintenanceDevicesScreen } from './maintenance-devices.tsx';
import { MaintenanceHomeScreen } from './maintenance-home.tsx';
import { MaintenanceJournalScreen, MaintenanceSessionScreen } from './maintenance-journal.tsx';
import { MaintenanceSignInScreen } from './maintenance-sign-in.tsx';
import { MaintenanceStatusScreen } from './maintenance-status.tsx';
import { MenuScreen } from './menu.tsx';
import { PersonalInformationScreen } from './personal-information.tsx';
import { PinScreen } from './pin.tsx';
import { PresentIdCardScreen } from './present-id-card.tsx';
import { PrintedScreen } from './printed.tsx';
import { PrintingScreen } from './printing.tsx';
import { RefusedScreen } from './refused.tsx';
import { ResultScreen } from './result.tsx';
import { SettledScreen } from './settled.tsx';
import { ShowCodeScreen } from './show-code.tsx';
import { StatementScreen } from './statement.tsx';
import { StillThereScreen } from './still-there.tsx';
import { TakeCardScreen } from './take-card.tsx';
import { TakeNewCardScreen } from './take-new-card.tsx';
import { TroubleScreen } from './trouble.tsx';
import { TypeNumbersScreen } from './type-numbers.tsx';
import { WaitingScreen } from './waiting.tsx';
import { WhichPinScreen } from './which-pin.tsx';

/** The screen of a view: one file each, and none without one. */
export function Screen({ view }: { readonly view: View }) {
  switch (view.screen) {
    case 'attract':
      return <AttractScreen view={view} />;
    case 'counterWelcome':
    case 'counterConsent':
    case 'counterNewPassword':
    case 'counterResult':
      return <CounterScreen view={view} />;
    case 'insertCard':
    case 'typeNumbers':
    case 'showCode':
    case 'letter':
    case 'presentIdCard':
      return <IdentifyScreen view={view} />;
    case 'waiting':
      return <WaitingScreen view={view} />;
    case 'pin':
    case 'whichPin':
      return view.screen === 'pin' ? <PinScreen view={view} /> : <WhichPinScreen />;
    case 'menu':
      return <MenuScreen view={view} />;
    case 'personalInformation':
      return <PersonalInformationScreen view={view} />;
    case 'accounts':
    case 'lookUp':
    case 'statement':
      return <RecordsScreen view={view} />;
    case 'chooseFunction':
    case 'chooseReason':
      return <ChoosingScreen view={view} />;
    case 'confirm':
      return <ConfirmScreen view={view} />;
    case 'result':
    case 'accepted':
    case 'settled':
      return <DoneScreen view={view} />;
    case 'refused':
      return <RefusedScreen view={view} />;
    case 'printing':
    case 'printed':
      return view.screen === 'printing' ? <PrintingScreen view={view} /> : <PrintedScreen view={view} />;
    case 'takeCard':
    case 'takeNewCard':
    case 'stillThere':
    case 'goodbye':
      return <EndingScreen view={view} />;
    case 'trouble':
      return <TroubleScreen view={view} />;
    case 'maintenanceSignIn':
    case 'maintenanceHome':
    case 'maintenanceCard':
    case 'maintenanceUnmask':
    case 'maintenanceDevices':
    case 'maintenanceJournal':
    case 'maintenanceSession':
    case 'maintenanceStatus':
      return <MaintenanceScreen view={view} />;
  }
}

type Choosing = Extract<View, { screen: 'chooseFunction' | 'chooseReason' }>;

/** What a service is for is asked first. */
function ChoosingScreen({ view }: { readonly view: Choosing }) {
  return view.screen === 'chooseFunction' ? <ChooseFunctionScreen view={view} /> : <ChooseReasonScreen view={view} />;
}

type Records = Extract<View, { screen: 'accounts' | 'lookUp' | 'statement' }>;

/** What a person looks up. */
function RecordsScreen({ view }: { readonly view: Records }) {
  switch (view.screen) {
    case 'accounts':
      return <AccountsScreen view={view} />;
    case 'lookUp':
      return <LookUpScreen key={view.service} view={view} />;
    case 'statement':
      return <StatementScreen view={view} />;
  }
}

type Done = Extract<View, { screen: 'result' | 'accepted' | 'settled' }>;

/** What became of something that was asked for. */
function DoneScreen({ view }: { readonly view: Done }) {
  switch (view.screen) {
    case 'result':
      return <ResultScreen view={view} />;
    case 'accepted':
      return <AcceptedScreen view={view} />;
    case 'settled':
      return <SettledScreen view={view} />;
  }
}

type Ending = Extract<View, { screen: 'takeCard' | 'takeNewCard' | 'stillThere' | 'goodbye' }>;

/** A session that ends, or asks whether it should. */
function EndingScreen({ view }: { readonly view: Ending }) {
  switch (view.screen) {
    case 'takeCard':
      return <TakeCardScreen view={view} />;
    case 'takeNewCard':
      return <TakeNewCardScreen view={view} />;
    case 'stillThere':
      return <StillThereScreen view={view} />;
    case 'goodbye':
      return <GoodbyeScreen view={view} />;
  }
}

type Maintenance = Extract<View, { screen: `maintenance${string}` }>;

/** An engineer's pages. */
function MaintenanceScreen({ view }: { readonly view: Maintenance }) {
  switch (view.screen) {
    case 'maintenanceSignIn':
      return <MaintenanceSignInScreen view={view} />;
    case 'maintenanceHome':
      return <MaintenanceHomeScreen view={view} />;
    case 'maintenanceCard':
      return <MaintenanceCardScreen view={view} />;
    case 'maintenanceUnmask':
      return <MaintenanceUnmaskScreen />;
    case 'maintenanceDevices':
      return <MaintenanceDevicesScreen view={view} />;
    case 'maintenanceJournal':
      return <MaintenanceJournalScreen view={view} />;
    case 'maintenanceSession':
      return <MaintenanceSessionScreen view={view} />;
    case 'maintenanceStatus':
      return <MaintenanceStatusScreen view={view} />;
  }
}

type Identifying = Extract<View, { screen: 'insertCard' | 'typeNumbers' | 'showCode' | 'letter' | 'presentIdCard' }>;

/** Somebody says who they are, by card, ID card, code or numbers, or does what needs nobody identified. */
function IdentifyScreen({ view }: { readonly view: Identifying }) {
  switch (view.screen) {
    case 'insertCard':
      return <InsertCardScreen view={view} />;
    case 'typeNumbers':
      return <TypeNumbersScreen view={view} />;
    case 'showCode':
      return <ShowCodeScreen view={view} />;
    case 'letter':
      return <LetterScreen view={view} />;
    case 'presentIdCard':
      return <PresentIdCardScreen view={view} />;
  }
}
