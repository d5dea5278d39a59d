package org.libraryexchange.record;

import static org.libraryexchange.record.Envelope.require;
import static org.libraryexchange.record.RejectionReason.INVALID_PICTURE;
import static org.libraryexchange.record.RejectionReason.UNKNOWN_KIND;
import static org.libraryexchange.record.RejectionReason.WRONG_ID;

import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Term;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureDocument.Made;
import org.libraryexchange.picture.PictureSize;

/** Reads a partner's document in a log of pictures. The bytes are of a JPEG, and of no other than the one that it names. */
final class PictureReader {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final DocumentReader document;

    private PictureReader(DocumentReader document) {
        this.document = document;
    }

    static DocumentSummary summarize(byte[] value) throws UnfitRecordException {
        return new PictureReader(DocumentReader.read(value, PictureDocument.SHAPE)).summary();
    }

    private DocumentSummary summary() throws UnfitRecordException {
        UUID id = document.id();
        PictureSize form = Term.of(PictureSize.class, document.text("form"))
                .orElseThrow(() -> new UnfitRecordException(
                        UNKNOWN_KIND, "form " + DocumentReader.quote(document.text("form")) + " is not known"));
        DocumentSummary.OfPicture summary = new DocumentSummary.OfPicture(
                id, document.owner(), form, document.status(), document.version(), document.updated());
        document.requireShape();
        String sha256 = String.valueOf(document.text("sha256"));
        require(
                SHA256.matcher(sha256).matches() && PictureDocument.idOf(sha256).equals(id),
                WRONG_ID,
                () -> "the id is not made from the document’s sha256");
        require(
                summary.status() == Status.PUBLISHED ? isWhole(form, sha256) : document.text("data") == null,
                INVALID_PICTURE,
                () -> "the data are not the JPEG that the document names, within the bounds of its form");
        return summary;
    }

    private boolean isWhole(PictureSize form, String sha256) {
        try {
            Made made = Made.of(form, Base64.getDecoder().decode(String.valueOf(document.text("data"))));
            return made.sha256().equals(sha256)
                    && is(made.width(), "width")
                    && is(made.height(), "height")
                    && is(made.bytes(), "bytes");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean is(int number, String field) {
        return document.wholeNumber(field, 1).orElse(0) == number;
    }
}
