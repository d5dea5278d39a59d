package org.libraryexchange.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.jboss.logging.Logger;

/**
 * This process's index of both catalogues, in a folder that no other process uses meanwhile. One thread writes; what it has
 * put in is found after {@link #refresh}, and stays through a crash after {@link #commit}.
 */
final class SearchIndex implements Closeable {

    private static final Logger LOG = Logger.getLogger(SearchIndex.class);

    /** Between commits, each of which waits for the disk. A crash costs reading the changes of this time again. */
    private static final Duration COMMIT_PAUSE = Duration.ofSeconds(5);

    private final Directory folder;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile Optional<IndexPosition> position;
    private long commitNanos = System.nanoTime();

    private SearchIndex(Directory folder, IndexWriter writer, Optional<IndexPosition> position) throws IOException {
        this.folder = folder;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
        this.position = position;
    }

    /**
     * Opens the first numbered folder that no other process uses. An index in it that is of another version or damaged is
     * made anew.
     */
    static SearchIndex open(Path root) throws IOException {
        for (int number = 0; ; number++) {
            Path path = root.resolve(String.valueOf(number));
            Files.createDirectories(path);
            Directory folder = FSDirectory.open(path);
            try {
                return open(folder);
            } catch (LockObtainFailedException e) {
                folder.close();
                LOG.debugf(e, "another process searches in folder=%s", path);
            } catch (IOException | RuntimeException e) {
                folder.close();
                throw e;
            }
        }
    }

    private static SearchIndex open(Directory folder) throws IOException {
        Optional<IndexPosition> position;
        try (Lock lock = folder.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            position = position(folder);
            if (position.isEmpty()) {
                empty(folder, lock);
            }
        }
        IndexWriterConfig config = new IndexWriterConfig().setCommitOnClose(false);
        IndexWriter writer = new IndexWriter(folder, config);
        try {
            return new SearchIndex(folder, writer, position);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    private static void empty(Directory folder, Lock lock) throws IOException {
        lock.ensureValid();
        for (String file : folder.listAll()) {
            if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                folder.deleteFile(file);
            }
        }
    }

    private static Optional<IndexPosition> position(Directory folder) throws IOException {
        if (!DirectoryReader.indexExists(folder)) {
            return Optional.empty();
        }
        try {
            return IndexPosition.of(SegmentInfos.readLatestCommit(folder).getUserData());
        } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException e) {
            LOG.warnf("the search index is made anew cause=%s", e.getMessage());
            return Optional.empty();
        }
    }

    /** How much it holds; empty while it is being made. */
    Optional<IndexPosition> position() {
        return position;
    }

    /** Whether it can still be written: after a failure of the disk it has to be opened again. */
    boolean isOpen() {
        return writer.isOpen();
    }

    /** Puts an item in, in place of what it held of it. */
    void put(SearchedItem item) throws IOException {
        Term key = new Term(Fields.KEY, Fields.key(item.id(), item.owner()));
        if (item.isToBeFound()) {
            writer.updateDocument(key, IndexedItem.of(item));
        } else {
            writer.deleteDocuments(key);
        }
    }

    void remove(String key) throws IOException {
        writer.deleteDocuments(new Term(Fields.KEY, key));
    }

    /** Lets searches find what was put in. */
    void refresh(IndexPosition reached) throws IOException {
        searchers.maybeRefreshBlocking();
        position = Optional.of(reached);
    }

    /** Writes the index to the disk, now and then. */
    void commitSoon() throws IOException {
        if (writer.hasUncommittedChanges() && System.nanoTime() - commitNanos >= COMMIT_PAUSE.toNanos()) {
            commit();
        }
    }

    void commit() throws IOException {
        writer.setLiveCommitData(position.orElseThrow().userData().entrySet());
        writer.commit();
        commitNanos = System.nanoTime();
    }

    /** Reads the index as it is at one moment. */
    @FunctionalInterface
    interface Reading<T, E extends Exception> {
        T read(IndexSearcher searcher) throws IOException, E;
    }

    <T, E extends Exception> T read(Reading<T, E> reading) throws IOException, E {
        IndexSearcher searcher = searchers.acquire();
        try {
            return reading.read(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** What was not committed is read from the catalogue again. */
    @Override
    public void close() throws IOException {
        try (folder) {
            searchers.close();
            if (writer.isOpen() && position.isPresent()) {
                commit();
            }
            writer.rollback();
        }
    }
}
