package org.rollcall.plan;

import java.util.UUID;

/** What is done to a contact itself; at most one thing for an address at a time. */
public sealed interface ContactChange {

    /** The address that the contact has afterwards. */
    String address();

    /** Makes a contact that the provider does not have. */
    record Create(String address, UUID owner, Fields fields) implements ContactChange {}

    /** Takes over a contact that was there before Rollcall. */
    record Adopt(Contact contact, UUID owner, Fields fields) implements ContactChange {
        @Override
        public String address() {
            return contact.address();
        }

        /** Whether it needs a call: a contact that already carries the fields is adopted in the ledger alone. */
        public boolean writes() {
            return !contact.fields().equals(fields);
        }
    }

    /** Changes the fields of the same owner. */
    record Update(Contact contact, UUID owner, Fields fields) implements ContactChange {
        @Override
        public String address() {
            return contact.address();
        }
    }

    /** Gives the contact to another member: the former owner left, or a higher one came. */
    record HandOver(Contact contact, UUID owner, Fields fields) implements ContactChange {
        @Override
        public String address() {
            return contact.address();
        }

        /** Whether it needs a call: two members of the same name differ in the ledger alone. */
        public boolean writes() {
            return !contact.fields().equals(fields);
        }
    }

    /** Changes the address of the owner's contact, which stays the same contact. */
    record Rename(String address, Contact former, UUID owner, Fields fields) implements ContactChange {}

    /** Brings back a contact that Rollcall itself archived while it was subscribed. */
    record Restore(Contact contact, UUID owner, Fields fields) implements ContactChange {
        public Restore {
            if (contact.status() != ContactStatus.ARCHIVED || !contact.archivedByUs()) {
                throw new IllegalArgumentException("only a contact that Rollcall archived is restored");
            }
        }

        @Override
        public String address() {
            return contact.address();
        }
    }

    /** Archives a contact that Rollcall made and that no group wants any more. */
    record Archive(Contact contact) implements ContactChange {
        public Archive {
            if (contact.status() != ContactStatus.SUBSCRIBED || contact.origin() != Contact.Origin.MADE) {
                throw new IllegalArgumentException("only a subscribed contact that Rollcall made is archived");
            }
        }

        @Override
        public String address() {
            return contact.address();
        }
    }
}
