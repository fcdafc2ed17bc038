import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';

interface Props {
  /** The button that asks. */
  label: string;
  title: string;
  children: ReactNode;
  /** The button that agrees. */
  agree: string;
  danger?: boolean;
  disabled?: boolean;
  onAgree(): unknown;
}

/** A button for what cannot be undone: it asks first, and says what will happen. */
export function Ask({ label, title, children, agree, danger, disabled, onAgree }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" disabled={disabled} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog opened={open} title={title} onClose={() => setOpen(false)}>
        <div>{children}</div>
        <Choice>
          <Button variant="default" onClick={() => setOpen(false)} data-autofocus>
            Cancel
          </Button>
          <Button
            color={danger === true ? 'red' : undefined}
            onClick={() => {
              setOpen(false);
              onAgree();
            }}
          >
            {agree}
          </Button>
        </Choice>
      </Dialog>
    </>
  );
}

/** A window above the page. */
export function Dialog({ opened, title, onClose, size, children }: { opened: boolean; title: string; onClose(): void; size?: string; children: ReactNode }) {
  return (
    <Modal opened={opened} title={title} onClose={onClose} size={size} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="rc-stack">{children}</div>
    </Modal>
  );
}

/** The buttons at the end of a dialog or form. */
export function Choice({ children }: { children: ReactNode }) {
  return <div className="rc-choice">{children}</div>;
}
