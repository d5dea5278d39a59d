package org.libraryexchange.catalogue.imports;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.item.ItemPicture;
import org.libraryexchange.item.Status;

/**
 * What to do with a file of rows.
 *
 * @param scheme of the identifiers that match rows with items
 * @param status for rows that name none; if empty, the status is the same as after a single write
 * @param dryRun whether only to report what the import would do
 * @param complete whether to withdraw published items of the scheme that the file does not name
 * @param source that has brought the rows; empty for a file that somebody has sent
 * @param pictures the ZIP whose files rows name as pictures, by its SHA-256 in hexadecimal digits; empty if there is none
 */
public record ImportRequest(
        ImportForm form,
        String scheme,
        Optional<Status> status,
        boolean dryRun,
        boolean complete,
        OptionalLong source,
        Optional<String> pictures) {

    private static final Set<String> PARAMETERS = Set.of("scheme", "status", "dryRun", "complete", "pictures");
    private static final List<String> YES_OR_NO = List.of("true", "false");
    private static final Pattern SCHEME = Pattern.compile("(?=.{1,50}$)[a-z0-9]+(-[a-z0-9]+)*");

    /**
     * Reads the parameters of an address.
     *
     * @throws ProblemException if one is missing or not valid
     */
    static ImportRequest of(MediaType type, MultivaluedMap<String, String> values) {
        Parameters parameters = Parameters.of(values, PARAMETERS);
        return new ImportRequest(
                ImportForm.of(type),
                parameters
                        .one("scheme")
                        .filter(ImportRequest::isScheme)
                        .orElseThrow(() -> ProblemException.parameter(
                                "scheme", "must name the identifier scheme that matches rows with items")),
                parameters
                        .one("status", List.of(Status.DRAFT.term(), Status.PUBLISHED.term()))
                        .map(Status::of),
                flag(parameters, "dryRun"),
                flag(parameters, "complete"),
                OptionalLong.empty(),
                parameters.one("pictures").map(ImportRequest::zip));
    }

    private static String zip(String digest) {
        if (!isZip(digest)) {
            throw ProblemException.parameter("pictures", "must be the SHA-256 of a ZIP in lower-case hexadecimal");
        }
        return digest;
    }

    /** Whether a ZIP can have this name. */
    public static boolean isZip(String digest) {
        return ItemPicture.SHA_256.matcher(digest).matches();
    }

    /** Whether an identifier scheme can have this name. */
    public static boolean isScheme(String name) {
        return SCHEME.matcher(name).matches();
    }

    /** An import of a table that names some items of a scheme, but not all. */
    public static ImportRequest ofTable(String scheme, Optional<Status> status, Optional<String> pictures) {
        return new ImportRequest(ImportForm.CSV, scheme, status, false, false, OptionalLong.empty(), pictures);
    }

    /** An import of rows that a source brings, for new items of which it has a status. */
    public static ImportRequest ofSource(ImportForm form, String scheme, Status begins, long source) {
        return new ImportRequest(
                form, scheme, Optional.of(begins), false, false, OptionalLong.of(source), Optional.empty());
    }

    /** A text that is the same for equal requests, however their addresses are written. */
    String meaning() {
        return "form=%s scheme=%s status=%s dryRun=%s complete=%s pictures=%s"
                .formatted(
                        form.term(),
                        scheme,
                        status.map(Status::term).orElse(""),
                        dryRun,
                        complete,
                        pictures.orElse(""));
    }

    private static boolean flag(Parameters parameters, String name) {
        return parameters.one(name, YES_OR_NO).map("true"::equals).orElse(false);
    }
}
