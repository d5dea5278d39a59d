package org.libraryexchange.base.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A form with a file (RFC 7578). It stays in memory, because a node need not be able to write files.
 *
 * @param fields the other fields of the form
 * @param content of the file; empty if the person has chosen none
 */
public record PostedFile(PostedForm fields, byte[] content) {

    private static final boolean IN_MEMORY = false;

    /**
     * Reads a form.
     *
     * @param type of the body, with the boundary of its parts
     * @throws ProblemException if the body is not such a form
     */
    public static PostedFile of(String type, byte[] body) {
        FullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
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

    private static PostedFile of(List<InterfaceHttpData> parts) throws IOException {
        Map<String, List<String>> fields = new HashMap<>();
        byte[] content = {};
        for (InterfaceHttpData part : parts) {
            if (part instanceof FileUpload file) {
                content = file.get();
            } else if (part instanceof Attribute field) {
                fields.put(field.getName(), List.of(field.getValue()));
            }
        }
        return new PostedFile(new PostedForm(fields), content);
    }
}
