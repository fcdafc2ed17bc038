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
  /** A small button of a row, and what it is called where its label alone would not tell whose it is. */
  small?: string;
  onAgree(): unknown;
}

/** A button for what cannot be undone: it asks first, and says what will happen. */
export function Ask({ label, title, children, agree, danger, disabled, small, onAgree }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size={small === undefined ? undefined : 'xs'} aria-label={small} disabled={disabled} onClick={() => setOpen(true)}>
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

/** A window above the page. A `firm` one is closed by its own buttons only: what it shows is not shown again. */
export function Dialog({ opened, title, onClose, size, firm, children }: { opened: boolean; title: string; onClose(): void; size?: string; firm?: boolean; children: ReactNode }) {
  return (
    <Modal
      opened={opened}
      title={title}
      onClose={onClose}
      size={size}
      withCloseButton={firm !== true}
      closeOnEscape={firm !== true}
      closeOnClickOutside={firm !== true}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="rc-stack">{children}</div>
    </Modal>
  );
}

/** The buttons at the end of a dialog or form. */
export function Choice({ children }: { children: ReactNode }) {
  return <div className="rc-choice">{children}</div>;
}
