package org.libraryexchange.digest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.libraryexchange.digest.Digest.Need;

/** What needs a person, in words. */
@ApplicationScoped
public class Needs {

    private final NeedReader reader;
    private final DigestWriter writer;

    Needs(NeedReader reader, DigestWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /** Everything that needs a person now, the most serious first. */
    public List<Need> now() {
        return reader.read().stream().map(writer::need).toList();
    }
}
