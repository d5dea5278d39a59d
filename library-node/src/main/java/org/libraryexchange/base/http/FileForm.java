package org.libraryexchange.base.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooLongFormFieldException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooManyFormFieldsException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.netty.handler.codec.http.multipart.MemoryFileUpload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.libraryexchange.base.http.PublicFetch.Sink;

/** A form with a file (RFC 7578) that is handed on as it comes, so that it is never in memory as a whole. */
public final class FileForm {

    private static final int PIECE = 64 * 1024;
    private static final int MOST_FIELDS = 8_000;
    private static final int MOST_BYTES_OF_FIELDS = 1024 * 1024;

    private FileForm() {}

    /**
     * Reads a form.
     *
     * @param type of the body, with the boundary of its parts
     * @param file takes the files of the form, one after the other
     * @return the other fields
     * @throws ProblemException if the body is not such a form
     * @throws IOException if the body breaks off, or the sink fails
     */
    public static PostedForm read(String type, InputStream body, Sink file) throws IOException {
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        HttpPostMultipartRequestDecoder parts = null;
        try {
            parts = new HttpPostMultipartRequestDecoder(new HandedOn(file), head, UTF_8, MOST_FIELDS, PIECE);
            parts.setDiscardThreshold(0);
            byte[] piece = body.readNBytes(PIECE);
            while (piece.length > 0) {
                parts.offer(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)));
                piece = body.readNBytes(PIECE);
            }
            parts.offer(LastHttpContent.EMPTY_LAST_CONTENT);
            return fields(parts.getBodyHttpDatas());
        } catch (ErrorDataDecoderException
                | TooManyFormFieldsException
                | TooLongFormFieldException
                | IllegalArgumentException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new ProblemException(ProblemType.BAD_REQUEST, "The form cannot be read.");
        } finally {
            if (parts != null) {
                parts.destroy();
            }
        }
    }

    private static PostedForm fields(List<InterfaceHttpData> parts) throws IOException {
        Map<String, List<String>> fields = new HashMap<>();
        for (InterfaceHttpData part : parts) {
            if (part instanceof Attribute field) {
                fields.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                        .add(field.getValue());
            }
        }
        return new PostedForm(fields);
    }

    /** Keeps fields in memory, and of files nothing. */
    private static final class HandedOn extends DefaultHttpDataFactory {

        private final Sink file;

        HandedOn(Sink file) {
            super(false);
            setMaxLimit(MOST_BYTES_OF_FIELDS);
            this.file = file;
        }

        @Override
        public FileUpload createFileUpload(
                HttpRequest request,
                String name,
                String filename,
                String contentType,
                String encoding,
                Charset charset,
                long size) {
            return new MemoryFileUpload(name, filename, contentType, encoding, charset, 0) {
                @Override
                public void addContent(ByteBuf content, boolean last) throws IOException {
                    try {
                        file.take(ByteBufUtil.getBytes(content));
                    } finally {
                        content.release();
                    }
                    super.addContent(Unpooled.EMPTY_BUFFER, last);
                }
            };
        }
    }
}
