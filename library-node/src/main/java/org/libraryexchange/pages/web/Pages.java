package org.libraryexchange.pages.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.libraryexchange.base.http.EntityTags;
import org.libraryexchange.base.http.Gzip;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.json.Text;

/** Turns templates and files into answers. */
@ApplicationScoped
public class Pages {

    private static final String VARY = "Accept, Accept-Language, Cookie, Accept-Encoding";
    private static final int TAG_CHARACTERS = 32;

    /** An answer with a page, or 304 if the browser has the same page already. */
    public Response answer(TemplateInstance page, Visit visit, HttpHeaders request) {
        byte[] content = render(page, visit);
        Response.ResponseBuilder answer =
                answer(content, tag(content), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"), visit, request);
        visit.toRemember()
                .ifPresent(cookie -> answer.cookie(cookie).header(HttpHeaders.CACHE_CONTROL, "private, no-cache"));
        return answer.build();
    }

    /**
     * An answer with a file, or 304 if the program has the same file already. It has no Last-Modified: a list also
     * changes because days pass.
     */
    public Response answer(NamedFile file, Visit visit, HttpHeaders request) {
        return answer(file, Optional.empty(), visit, request);
    }

    /** The same for a file that has a tag of its own. */
    public Response answer(NamedFile file, Optional<EntityTag> tag, Visit visit, HttpHeaders request) {
        return answer(file.bytes(), tag.orElseGet(() -> tag(file.bytes())), file.type(), visit, request)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.disposition())
                .build();
    }

    /** The answer to a program that has already what has this tag; empty if it has not. */
    public Optional<Response> unchanged(EntityTag tag, HttpHeaders request) {
        return EntityTags.held(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag.getValue())
                ? Optional.of(
                        Response.notModified(tag).header(HttpHeaders.VARY, VARY).build())
                : Optional.empty();
    }

    /**
     * The format that a request wants, by the header {@code Accept}.
     *
     * @param usual for those who take anything
     */
    public static MediaType wanted(HttpHeaders request, MediaType usual, MediaType... others) {
        return request.getAcceptableMediaTypes().stream()
                .flatMap(accepted ->
                        Stream.concat(Stream.of(usual), Stream.of(others)).filter(accepted::isCompatible))
                .findFirst()
                .orElse(usual);
    }

    /** An answer that only its reader may keep, because others would get another. */
    public static Response forOne(Response answer) {
        return Response.fromResponse(answer)
                .header(HttpHeaders.CACHE_CONTROL, null)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    private Response.ResponseBuilder answer(
            byte[] content, EntityTag tag, MediaType type, Visit visit, HttpHeaders request) {
        return unchanged(tag, request)
                .map(Response::fromResponse)
                .orElseGet(() -> body(content, type, visit, request).tag(tag));
    }

    /** The page in UTF-8. */
    public byte[] render(TemplateInstance page, Visit visit) {
        return text(page, visit).getBytes(StandardCharsets.UTF_8);
    }

    /** The HTML of a page, or of a part of one, for a reader. */
    public String text(TemplateInstance page, Visit visit) {
        return page.setLocale(visit.language().locale()).render();
    }

    private static Response.ResponseBuilder body(byte[] content, MediaType type, Visit visit, HttpHeaders request) {
        boolean compressed = Gzip.isTaken(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        Response.ResponseBuilder answer = Response.ok(compressed ? Gzip.of(content) : content)
                .type(type)
                .header(HttpHeaders.CONTENT_LANGUAGE, visit.language().tag())
                .header(HttpHeaders.VARY, VARY);
        return compressed ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer;
    }

    /** The tag of a content: a weak one, because the same content may be sent compressed or not. */
    public static EntityTag tag(byte[] content) {
        return new EntityTag(HexFormat.of().formatHex(Sha256.of(content)).substring(0, TAG_CHARACTERS), true);
    }

    /**
     * A file that readers take along.
     *
     * @param name for old programs: letters, digits, hyphens and dots
     * @param title the name in any language, without an ending; any text
     * @param bytes in UTF-8
     */
    public record NamedFile(String mediaType, String name, String title, byte[] bytes) {

        private static final int LONGEST_TITLE = 80;

        /** What a name of a file may not have somewhere, or must not have because it hides how the name ends. */
        private static final Pattern UNFIT = Pattern.compile("[\\p{C}\\p{Z}\\\\/:*?\"<>|]+");

        MediaType type() {
            return MediaType.valueOf(mediaType).withCharset("utf-8");
        }

        /** The header Content-Disposition (RFC 6266). Programs that can open the file do so, the others save it. */
        String disposition() {
            return "inline; filename=\"" + name + "\"; filename*=UTF-8''"
                    + URLEncoder.encode(fit() + name.substring(name.lastIndexOf('.')), StandardCharsets.UTF_8)
                            .replace("+", "%20")
                            .replace("*", "%2A");
        }

        private String fit() {
            return Text.first(UNFIT.matcher(title).replaceAll(" ").strip(), LONGEST_TITLE);
        }
    }
}
