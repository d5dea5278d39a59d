package org.libraryexchange.catalogue.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.jboss.logging.Logger;
import org.libraryexchange.catalogue.search.SearchedItems.SearchedItem;

/**
 * This process's index of both catalogues, in a folder that no other process uses meanwhile. One thread writes; what it has
 * put in is found after {@link #refresh}, and stays through a crash after {@link #commit}. Whoever meets damage first, in
 * writing, reading or checking, ends its use.
 */
final class SearchIndex implements Closeable {

    private static final Logger LOG = Logger.getLogger(SearchIndex.class);

    /** Between commits, each of which waits for the disk. A crash costs reading the changes of this time again. */
    private static final Duration COMMIT_PAUSE = Duration.ofSeconds(5);

    /** Between two looks at the files, which cost microseconds each. */
    private static final Duration LOOK_PAUSE = Duration.ofSeconds(5);

    /** Between two checks because of odd failures: a fault of the program must not make it read the index all the time. */
    private static final Duration CHECK_PAUSE = Duration.ofMinutes(10);

    static {
        // Questions keep to fewer themselves. Some more come with filters, or with the questions of several texts.
        IndexSearcher.setMaxClauseCount(4 * 1024);
    }

    private final FSDirectory folder;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final WrittenFiles files;
    private volatile Optional<IndexPosition> position;
    private final AtomicReference<IndexDamage> damage = new AtomicReference<>();
    private volatile Optional<String> failure = Optional.empty();
    private volatile boolean followed;
    private volatile boolean committed;
    private volatile boolean checked;
    private volatile boolean odd;
    private volatile Optional<Long> oddNanos = Optional.empty();
    private long commitNanos = System.nanoTime();
    private long lookNanos = System.nanoTime();

    private SearchIndex(FSDirectory folder, IndexWriter writer, Optional<IndexPosition> position) throws IOException {
        this.folder = folder;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
        this.files = new WrittenFiles(folder.getDirectory());
        this.position = position;
    }

    /**
     * Opens the first numbered folder that no other process uses. An index in it that is of another version is made anew.
     *
     * @throws IOException that {@link IndexDamage} knows, if the index is damaged
     */
    static SearchIndex open(Path root) throws IOException {
        return open(root, SearchIndex::position);
    }

    /** Does the same, but makes the index anew, whatever is there. */
    static SearchIndex openAnew(Path root) throws IOException {
        return open(root, folder -> Optional.empty());
    }

    /** Reads how much the index in a folder holds; empty if it is of no use. */
    @FunctionalInterface
    private interface Content {
        Optional<IndexPosition> of(Directory folder) throws IOException;
    }

    private static SearchIndex open(Path root, Content content) throws IOException {
        for (int number = 0; ; number++) {
            Path path = root.resolve(String.valueOf(number));
            Files.createDirectories(path);
            FSDirectory folder = FSDirectory.open(path);
            try {
                return open(folder, content);
            } catch (LockObtainFailedException e) {
                folder.close();
                LOG.debugf(e, "another process searches in folder=%s", path);
            } catch (IOException | RuntimeException | InternalError e) {
                folder.close();
                throw e;
            }
        }
    }

    private static SearchIndex open(FSDirectory folder, Content content) throws IOException {
        Optional<IndexPosition> position;
        try (Lock lock = folder.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            position = content.of(folder);
            if (position.isEmpty()) {
                empty(folder, lock);
            }
        }
        IndexWriterConfig config =
                new IndexWriterConfig().setCommitOnClose(false).setMergeScheduler(new QuietMerges());
        IndexWriter writer = new IndexWriter(folder, config);
        try {
            return new SearchIndex(folder, writer, position);
        } catch (IOException | RuntimeException | InternalError e) {
            writer.rollback();
            throw e;
        }
    }

    /** A merge that fails ends the writer, which its thread notices. No other thread has to tell it. */
    private static final class QuietMerges extends ConcurrentMergeScheduler {
        @Override
        protected void handleMergeException(Throwable failure) {
            LOG.debugf(failure, "parts of the search index could not be merged");
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
        return DirectoryReader.indexExists(folder)
                ? IndexPosition.of(SegmentInfos.readLatestCommit(folder).getUserData())
                : Optional.empty();
    }

    /** How much it holds; empty while it is being made, and once it is damaged. */
    Optional<IndexPosition> position() {
        return damage.get() == null ? position : Optional.empty();
    }

    /** Whether it can still be written: after damage, or another failure of the disk, it has to be opened again. */
    boolean isOpen() {
        return writer.isOpen() && failure.isEmpty() && damage.get() == null;
    }

    /** The damage that was met first, by merges too. */
    Optional<IndexDamage> damage() {
        note(writer.getTragicException());
        return Optional.ofNullable(damage.get());
    }

    /** Why it could not be written, if not for damage alone. */
    Optional<String> failure() {
        return failure;
    }

    private void note(Throwable failure) {
        IndexDamage.behind(failure).ifPresent(found -> damage.compareAndSet(null, found));
    }

    /** Work with the files of the index. */
    @FunctionalInterface
    private interface Work<T, E extends Exception> {
        T run() throws IOException, E;
    }

    private <T, E extends Exception> T noting(Work<T, E> work) throws IOException, E {
        try {
            return work.run();
        } catch (IOException | RuntimeException | InternalError e) {
            note(e);
            throw e;
        }
    }

    private <T> T writing(Work<T, IOException> work) throws IOException {
        try {
            return noting(work);
        } catch (IOException | AlreadyClosedException | InternalError e) {
            failure = Optional.of(e.toString());
            throw e;
        }
    }

    /** Puts an item in, in place of what it held of it. */
    void put(SearchedItem item) throws IOException {
        Term key = new Term(Fields.KEY, Fields.key(item.id(), item.owner()));
        writing(() ->
                item.isToBeFound() ? writer.updateDocument(key, IndexedItem.of(item)) : writer.deleteDocuments(key));
    }

    void remove(String key) throws IOException {
        writing(() -> writer.deleteDocuments(new Term(Fields.KEY, key)));
    }

    /** Lets searches find what was put in. Its files are marked at once, so that harm to new ones is noticed as well. */
    void refresh(IndexPosition reached) throws IOException {
        writing(() -> {
            searchers.maybeRefreshBlocking();
            return null;
        });
        look();
        position = Optional.of(reached);
        followed = true;
    }

    /** Nobody tells it what changes any more, until somebody has compared it with the catalogue again. */
    void leave() {
        followed = false;
    }

    /** Whether it holds what the catalogue has held at its position: it was compared, and somebody follows what changes. */
    boolean isFollowed() {
        return followed;
    }

    /** Writes the index to the disk, now and then. */
    void commitSoon() throws IOException {
        if (writer.hasUncommittedChanges() && System.nanoTime() - commitNanos >= COMMIT_PAUSE.toNanos()) {
            commit();
        }
    }

    void commit() throws IOException {
        write();
        committed = true;
        commitNanos = System.nanoTime();
        look();
    }

    private void write() throws IOException {
        writing(() -> {
            writer.setLiveCommitData(position.orElseThrow().userData().entrySet());
            return writer.commit();
        });
    }

    /** Looks, now and then, whether the files that searches read are still as they were written. */
    void lookSoon() throws IOException {
        if (System.nanoTime() - lookNanos >= LOOK_PAUSE.toNanos()) {
            look();
        }
    }

    private void look() throws IOException {
        read(searcher -> {
            files.require(names(searcher));
            return null;
        });
        lookNanos = System.nanoTime();
    }

    /** Without the list of segments, which each commit writes anew. */
    private static List<String> names(IndexSearcher searcher) throws IOException {
        return ((DirectoryReader) searcher.getIndexReader())
                .getIndexCommit().getFileNames().stream()
                        .filter(name -> !name.startsWith(IndexFileNames.SEGMENTS))
                        .toList();
    }

    /** Reads the index as it is at one moment. */
    @FunctionalInterface
    interface Reading<T, E extends Exception> {
        T read(IndexSearcher searcher) throws IOException, E;
    }

    <T, E extends Exception> T read(Reading<T, E> reading) throws IOException, E {
        return noting(() -> {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.read(searcher);
            } finally {
                searchers.release(searcher);
            }
        });
    }

    /** Has it checked because of a failure that damage might explain, unless it was checked for one lately. */
    void doubt(RuntimeException failure) {
        long now = System.nanoTime();
        boolean lately = oddNanos.filter(at -> now - at < CHECK_PAUSE.toNanos()).isPresent();
        if (!odd && !lately) {
            LOG.warnf(failure, "the search index may be damaged, and is checked cause=%s", failure);
            odd = true;
            oddNanos = Optional.of(now);
        }
    }

    /** Whether nobody knows at present that it is whole. */
    boolean isInDoubt() {
        return odd || damage().isPresent();
    }

    /**
     * Compares all files with their checksums, after the first commit and after odd failures. It rests after each segment
     * for as long as the segment took, so that half a core remains.
     */
    void checkIfDue() throws IOException {
        if (damage.get() != null || (!odd && (!committed || checked))) {
            return;
        }
        try {
            read(SearchIndex::check);
        } finally {
            checked = true;
            odd = false;
        }
    }

    private static Void check(IndexSearcher searcher) throws IOException {
        for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
            long begun = System.nanoTime();
            segment.reader().checkIntegrity();
            LockSupport.parkNanos(System.nanoTime() - begun);
        }
        return null;
    }

    /** Whether it was written and read back whole. */
    boolean isProved() {
        return committed && checked && isOpen();
    }

    /** What was not committed is read from the catalogue again. */
    @Override
    public void close() throws IOException {
        try {
            if (isOpen() && position.isPresent()) {
                write();
            }
        } finally {
            IOUtils.close(searchers, writer::rollback, folder);
        }
    }
}
