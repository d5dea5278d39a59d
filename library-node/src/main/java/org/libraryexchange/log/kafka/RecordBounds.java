package org.libraryexchange.log.kafka;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.libraryexchange.log.LogConfig;

/**
 * How much is unpacked and kept of what stands in a log.
 *
 * @param largestValue bytes of a value that is kept whole
 * @param largestKeyOrHeaders bytes of a key, and of all headers together, that are kept whole
 * @param beginning bytes that are kept of what is not
 * @param largestBatch bytes that a batch may unpack to; what is behind them is not read
 */
public record RecordBounds(int largestValue, int largestKeyOrHeaders, int beginning, long largestBatch) {

    private static final int LARGEST_VALUE = 1024 * 1024;
    private static final int LARGEST_KEY_OR_HEADERS = 256 * 1024;
    private static final int BEGINNING = 64 * 1024;

    /** Those of a contract that knows no value of more than a million bytes. */
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

    /** The unpacked bytes of a batch, no more of them than it may have. */
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
