import { useKiosk, type ViewOf } from '../kiosk.ts';
import { useOrientation } from '../layout.ts';
import { Icon } from './icons.tsx';

type Photo = ViewOf<'confirm'>['photo'];

/** The photo that is shown here: on a lying screen in large letters there is no room to say that there is none to see. */
export function useShownPhoto(photo: Photo): Photo {
  const { frame } = useKiosk();
  const lying = useOrientation() === 'landscape';
  return photo === 'undecoded' && lying && frame.comfort.elder ? undefined : photo;
}

/**
 * The photo of the ID card that was laid down, in its own proportions (102 x 126). Without a licensed decoder nobody can draw it: then a
 * neutral figure stands there and says so. Without an ID card there is nothing.
 */
export function PersonPhoto({ photo }: { readonly photo: Photo }) {
  const { frame, texts } = useKiosk();
  if (photo === undefined) return null;
  if (photo === 'decoded' && frame.photo !== null) return <img className="photo" src={frame.photo} alt={texts.photo.label} />;
  return (
    <div className="photo photo-none">
      <Icon name="person" />
      <span>{texts.photo.undecoded}</span>
    </div>
  );
}
