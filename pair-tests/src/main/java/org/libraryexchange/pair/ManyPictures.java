package org.libraryexchange.pair;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureSize;

/** As many pictures as nobody uploads at once. */
public final class ManyPictures {

    private static final String ADD = """
            with added as (
                insert into pictures.item (id, owner, kind, status, version, document, sha256, languages, updated)
                values (?, ?, ?, 'draft', 1, ?, sha256(convert_to(?, 'UTF8')), '{}', now()) returning id, kind),
                named as (insert into pictures.named (item, form, published) select ?, id, true from added)
            insert into pictures.due (id, patient) select id, kind = 'display' from added
            """;

    private ManyPictures() {}

    /** A form whose bytes are the head of a JPEG and noise, which nothing makes shorter. Another seed is another picture. */
    public static PictureDocument form(CityUnderTest owner, PictureSize size, int bytes, long seed) {
        byte[] jpeg = new byte[bytes];
        new Random(seed).nextBytes(jpeg);
        ByteBuffer.wrap(jpeg)
                .putInt(0xffd8ffc0)
                .putShort((short) 11)
                .put((byte) 8)
                .putShort((short) 9)
                .putShort((short) 16)
                .putInt(0x01011100);
        return PictureDocument.first(owner.name(), size, jpeg, Instant.parse("2027-01-11T09:30:00Z"));
    }

    /** Adds forms that a published item names, past their owner's node. They wait for their places in its log. */
    public static void add(CityUnderTest owner, PictureDocument... forms) {
        UUID item = UUID.randomUUID();
        for (PictureDocument form : forms) {
            String document = text(form);
            owner.database()
                    .executeAs(
                            owner.name(),
                            ADD,
                            form.id(),
                            owner.name(),
                            form.made().form().term(),
                            document,
                            document,
                            item);
        }
    }

    /** The document as it is stored. */
    static String text(PictureDocument form) {
        return new String(form.document(), StandardCharsets.UTF_8);
    }
}
