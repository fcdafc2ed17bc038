package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.provider.Provider;

/** Whose ledger is not to be believed. */
@Input("DistrustLedgerInput")
@Description("Whose ledger is not to be believed.")
public record DistrustLedgerInput(
        @NonNull @Description("The provider.") Provider provider) {}
