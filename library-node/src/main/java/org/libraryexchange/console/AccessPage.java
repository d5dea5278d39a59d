package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.audit.AuditEntry;
import org.libraryexchange.audit.AuditEvent;
import org.libraryexchange.signin.StaffFrame;
import org.libraryexchange.signin.StaffSession;

/**
 * Who is signed in, who did what, and which requests were refused.
 *
 * @param reader the name of the person who looks
 * @param event whose entries are shown; empty for all
 * @param next link to older entries; empty at the end
 */
record AccessPage(
        StaffFrame frame,
        Speech in,
        String reader,
        List<StaffSession> sessions,
        Optional<String> event,
        List<AuditEntry> entries,
        String next) {

    public List<String> events() {
        return AuditEvent.terms();
    }

    /** Whether the reader may end a session. */
    public boolean ends(StaffSession session) {
        return frame.acts() || session.name().equals(reader);
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance access(AccessPage page);
    }
}
