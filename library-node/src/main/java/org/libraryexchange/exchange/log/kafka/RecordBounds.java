package org.libraryexchange.exchange.log.kafka;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.libraryexchange.exchange.log.LogConfig;

/**
 * How much of a log the reader unpacks and keeps.
 *
 * @param largestValue the largest value in bytes that is kept whole
 * @param largestKeyOrHeaders the largest key in bytes, and the largest size of all headers together, kept whole
 * @param beginning how many bytes are kept of a larger value
 * @param largestBatch the largest number of bytes that a batch may unpack to; bytes after that are not read
 */
public record RecordBounds(int largestValue, int largestKeyOrHeaders, int beginning, long largestBatch) {

    private static final int LARGEST_VALUE = 1024 * 1024;
    private static final int LARGEST_KEY_OR_HEADERS = 256 * 1024;
    private static final int BEGINNING = 64 * 1024;

    /** The bounds for the exchange contract, which allows values of up to a million bytes. */
    public static RecordBounds of(LogConfig config) {
        return new RecordBounds(
                LARGEST_VALUE,
                LARGEST_KEY_OR_HEADERS,
                BEGINNING,
                config.mostUnpacked().asLongValue());
    }

    public byte[] beginning(byte[] bytes) {
        return bytes.length <= beginning ? bytes : Arrays.copyOf(bytes, beginning);
    }

    /** The unpacked bytes of a batch. Reading fails beyond the largest batch. */
    public InputStream ofBatch(InputStream batch) {
        return new Bounded(batch, largestBatch);
    }

    private static final class Bounded extends FilterInputStream {

        private final long most;
        private long read;

        private Bounded(InputStream batch, long most) {
            super(batch);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            count(count);
            return count;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = in.skip(bytes);
            count(skipped);
            return skipped;
        }

        private void count(long bytes) throws IOException {
            read += Math.max(bytes, 0);
            if (read > most) {
                throw new IOException("the records unpack to more than " + most + " bytes");
            }
        }
    }
}
