package org.libraryexchange.pair;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.pair.Journal.Attempt;
import org.libraryexchange.pair.Journal.State;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureSize;

/** Thumbnails that a city publishes and withdraws. Its node would do so when items name them; this writes past the node. */
record PictureTraffic(CityUnderTest city) implements Traffic {

    private static final int BYTES = 2_000;

    private static final String WRITE = """
            with placed as (
                update own_log set sequence = sequence + 1, stamped = greatest(stamped, clock_timestamp())
                returning sequence)
            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
            select ?, ?, 'thumbnail', ?, ?, sequence, ?, sha256(convert_to(?, 'UTF8')), '{}', now() from placed
            on conflict (id, owner) do update set status = excluded.status, version = excluded.version,
                sequence = excluded.sequence, document = excluded.document, sha256 = excluded.sha256
            """;

    @Override
    public WriteTarget once(String name) {
        return new Form(name);
    }

    @Override
    public WriteTarget againAndAgain(String name) {
        return new Form(name);
    }

    private final class Form implements WriteTarget {

        private final String name;
        private final PictureDocument first;
        private long version;

        private Form(String name) {
            this.name = name;
            UUID seed = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
            first = ManyPictures.form(city, PictureSize.THUMBNAIL, BYTES, seed.getMostSignificantBits());
        }

        @Override
        public Attempt attempt(Kind kind, String text) {
            version++;
            PictureDocument state = kind == Kind.WITHDRAWAL
                    ? first.gone(Status.WITHDRAWN, version, first.updated())
                    : first.as(version, first.updated());
            String document = ManyPictures.text(state);
            String status = state.status().term();
            city.database().executeAs(city.name(), WRITE, state.id(), city.name(), status, version, document, document);
            return new Attempt(
                    name,
                    new State(state.made().sha256(), status),
                    new Acknowledged(
                            200,
                            Sha256.hex(state.document()),
                            "{\"id\":\"%s\",\"version\":%d}".formatted(state.id(), version)));
        }
    }
}
