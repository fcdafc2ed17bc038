package org.rollcall.digest;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The mail server of the tests, and what it has taken. */
final class Mailbox implements AutoCloseable {

    private final GreenMail server;

    Mailbox(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        server.start();
    }

    /** A mail as it arrived. */
    record Letter(String subject, List<String> to, String text, String html, List<String> headers) {}

    List<Letter> letters() {
        return Stream.of(server.getReceivedMessages()).map(Mailbox::letter).toList();
    }

    Letter only() {
        List<Letter> letters = letters();
        if (letters.size() != 1) {
            throw new AssertionError("There are " + letters.size() + " letters.");
        }
        return letters.get(0);
    }

    private static Letter letter(MimeMessage message) {
        try {
            return new Letter(
                    message.getSubject(),
                    Stream.of(message.getRecipients(Message.RecipientType.TO))
                            .map(Object::toString)
                            .toList(),
                    part(message, "text/plain"),
                    part(message, "text/html"),
                    List.copyOf(java.util.Collections.list(message.getAllHeaderLines())));
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        StringBuilder found = new StringBuilder();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                found.append(part(parts.getBodyPart(i), type));
            }
        }
        return found.toString();
    }

    @Override
    public void close() {
        server.stop();
    }
}
