package org.libraryexchange.base.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form as a browser sends it. It is read from the whole body, whose size the node limits, and not by the framework,
 * whose limits on single fields are meant for other forms.
 *
 * @param fields all texts of each field
 */
public record PostedForm(Map<String, List<String>> fields) {

    /** An item has at most 500 dates with 9 fields each, and some hundred fields besides. */
    private static final int MOST_FIELDS = 8_000;

    /** A form of a few fields has no more, even if it has some for each item of a list. */
    private static final int MOST_OF_A_FEW = 1_000;

    /**
     * Reads a form.
     *
     * @throws ProblemException if the body is no form, or has more fields than an item
     */
    public static PostedForm of(byte[] body) {
        return of(body, MOST_FIELDS);
    }

    /**
     * Does the same for a form that only has a choice, a reason or a name.
     *
     * @throws ProblemException if the body is no form, or has too many fields
     */
    public static PostedForm ofFewFields(byte[] body) {
        return of(body, MOST_OF_A_FEW);
    }

    private static PostedForm of(byte[] body, int most) {
        try {
            String text = new String(body, StandardCharsets.UTF_8);
            PostedForm form =
                    new PostedForm(new QueryStringDecoder(text, StandardCharsets.UTF_8, false, most + 1).parameters());
            if (form.fields.values().stream().mapToInt(List::size).sum() > most) {
                throw new ProblemException(ProblemType.BAD_REQUEST, "The form has more than " + most + " fields.");
            }
            return form;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "The form cannot be read.");
        }
    }

    /** The first text of a field; empty if the form has no such field. */
    public Optional<String> one(String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst();
    }

    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /**
     * A form with a file (RFC 7578). It stays in memory, because a node need not be able to write files.
     *
     * @param fields the other fields of the form
     * @param content of the file; empty if the person has chosen none
     */
    public record WithFile(PostedForm fields, byte[] content) {

        private static final boolean IN_MEMORY = false;

        /**
         * Reads a form.
         *
         * @param type of the body, with the boundary of its parts
         * @throws ProblemException if the body is not such a form
         */
        public static WithFile of(String type, byte[] body) {
            FullHttpRequest request = new DefaultFullHttpRequest(
                    HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
            request.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
            HttpPostMultipartRequestDecoder parts = null;
            try {
                parts = new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(IN_MEMORY), request, UTF_8);
                return of(parts.getBodyHttpDatas());
            } catch (ErrorDataDecoderException | IllegalArgumentException e) {
                throw new ProblemException(ProblemType.BAD_REQUEST, "The form cannot be read.");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                if (parts != null) {
                    parts.destroy();
                }
            }
        }

        private static WithFile of(List<InterfaceHttpData> parts) throws IOException {
            Map<String, List<String>> fields = new HashMap<>();
            byte[] content = {};
            for (InterfaceHttpData part : parts) {
                if (part instanceof FileUpload file) {
                    content = file.get();
                } else if (part instanceof Attribute field) {
                    fields.put(field.getName(), List.of(field.getValue()));
                }
            }
            return new WithFile(new PostedForm(fields), content);
        }
    }
}
