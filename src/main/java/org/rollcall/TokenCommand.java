package org.rollcall;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.rollcall.access.CommandLine;
import org.rollcall.access.Role;
import org.rollcall.access.TokenText;
import org.rollcall.access.TokenWitness.Account;
import org.rollcall.access.TokenWitness.Deed;
import org.rollcall.audit.OfflineTrail;
import org.rollcall.credential.KeyFile;
import org.rollcall.credential.Keyring;
import org.rollcall.postgres.CannotStart;
import org.rollcall.postgres.Database;
import org.rollcall.postgres.EmbeddedServer;
import org.rollcall.postgres.ExternalServer;

/**
 * {@code token create}: makes an API token and prints it, and nothing else, to the standard output. It works on the database
 * itself, so before the first start as well as beside a service that runs.
 *
 * @param life how long it lives; empty for until it is revoked
 */
record TokenCommand(String name, Role role, Optional<Duration> life) {

    static final String USAGE = "token create [--name NAME] [--role admin|operator|viewer] [--expires-in DAYS]";

    private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,4}");

    /**
     * Reads the command's words.
     *
     * @throws CannotStart when they are no command
     */
    static TokenCommand parse(List<String> words) {
        if (words.size() < 2 || !words.get(0).equals("token") || !words.get(1).equals("create")) {
            throw new CannotStart("'" + String.join(" ", words) + "' is no command; the only one is: " + USAGE + ".");
        }
        TokenCommand command = new TokenCommand("admin", Role.ADMIN, Optional.empty());
        for (Iterator<String> rest = words.listIterator(2); rest.hasNext(); ) {
            String option = rest.next();
            if (!rest.hasNext()) {
                throw new CannotStart("'" + option + "' is not followed by a value; say " + USAGE + ".");
            }
            command = command.with(option, rest.next().strip());
        }
        return command;
    }

    private TokenCommand with(String option, String value) {
        return switch (option) {
            case "--name" -> {
                if (value.isEmpty() || value.length() > 100) {
                    throw new CannotStart("a token's name has 1 to 100 characters.");
                }
                yield new TokenCommand(value, role, life);
            }
            case "--role" ->
                new TokenCommand(
                        name,
                        Role.named(value)
                                .orElseThrow(() -> new CannotStart(
                                        "there is no role '" + value + "'; it can be admin, operator or viewer.")),
                        life);
            case "--expires-in" -> {
                if (!DAYS.matcher(value).matches()) {
                    throw new CannotStart("'" + value + "' is not a number of days from 1 to 99999.");
                }
                yield new TokenCommand(name, role, Optional.of(Duration.ofDays(Long.parseLong(value))));
            }
            default -> throw new CannotStart("'" + option + "' is no option; say " + USAGE + ".");
        };
    }

    /** Makes the token that the words ask for; what anything else prints goes to the standard error. */
    static void run(List<String> words, Map<String, String> environment) {
        PrintStream out = System.out;
        System.setOut(System.err);
        TokenCommand command = parse(words);
        Settings settings = Settings.read(environment);
        TokenText token = command.on(settings, keyring(settings, environment));
        System.err.println("This is the token '" + command.name() + "' ("
                + command.role().name().toLowerCase(Locale.ROOT)
                + "). It is shown only now; send it as 'Authorization: Bearer <token>'.");
        out.println(token.text());
        out.flush();
    }

    /** The keys as the service has them, which seal what it does. */
    private static Keyring keyring(Settings settings, Map<String, String> environment) {
        Optional<Keyring> given = Settings.keyring(environment);
        if (given.isPresent()) {
            return given.get();
        }
        if (settings.production()) {
            throw new CannotStart("what is done with tokens is sealed by the keys of the service; set"
                    + " ROLLCALL_CREDENTIALS_KEYS or ROLLCALL_CREDENTIALS_KEYS_FILE as the service has it.");
        }
        boolean hasFolder = settings.database().isEmpty() || environment.containsKey("ROLLCALL_DATA_DIR");
        return hasFolder ? KeyFile.in(settings.dataFolder()).made().keyring() : KeyFile.passing();
    }

    private TokenText on(Settings settings, Keyring keyring) {
        Optional<ExternalServer> external = settings.database();
        if (external.isPresent()) {
            return create(external.get().checked(), keyring);
        }
        if (settings.production()) {
            throw new CannotStart("in production mode the data lies in a PostgreSQL of your own; set ROLLCALL_DB_URL.");
        }
        Optional<Database> running =
                EmbeddedServer.running(settings.dataFolder().toAbsolutePath(), settings.databasePort());
        return running.isPresent() ? create(running.get(), keyring) : createInOwn(settings, keyring);
    }

    private TokenText createInOwn(Settings settings, Keyring keyring) {
        EmbeddedServer server = EmbeddedServer.start(settings.dataFolder().toAbsolutePath(), settings.databasePort());
        try {
            return create(EmbeddedServer.database(settings.databasePort()), keyring);
        } finally {
            server.stop();
        }
    }

    private TokenText create(Database database, Keyring keyring) {
        try (Connection connection = database.connect()) {
            if (!CommandLine.isPrepared(connection)) {
                Flyway.configure()
                        .dataSource(database.jdbcUrl(), database.user(), database.password())
                        .load()
                        .migrate();
            }
            connection.setAutoCommit(false);
            TokenText token = create(connection, new OfflineTrail(keyring));
            connection.commit();
            return token;
        } catch (SQLException e) {
            throw new CannotStart("the database " + database + " did not take it (" + e.getMessage() + ").");
        } catch (OfflineTrail.UnknownKey e) {
            throw new CannotStart(e.getMessage() + "; set ROLLCALL_CREDENTIALS_KEYS as the service has it.");
        }
    }

    private TokenText create(Connection transaction, OfflineTrail trail) throws SQLException {
        Optional<OffsetDateTime> expiresAt = life.map(OffsetDateTime.now(ZoneOffset.UTC)::plus);
        CommandLine.Made made = CommandLine.create(transaction, name, role, expiresAt);
        trail.record(transaction, new Account(Deed.CREATED, made.id(), name, role, expiresAt.orElse(null), null));
        return made.token();
    }
}
