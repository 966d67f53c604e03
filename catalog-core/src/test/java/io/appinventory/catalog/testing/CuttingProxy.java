package io.appinventory.catalog.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passes on what a client and PostgreSQL say to each other, and cuts the connection at one in so
 * many commits: by turns before the server hears of it, and before the client hears that it is
 * done. It reads just enough of the protocol for that; the connections must not be encrypted.
 */
public final class CuttingProxy implements AutoCloseable {
  /** Parse: a statement's name and text. */
  private static final Pattern NAMED_COMMIT =
      Pattern.compile("P....(S_\\d+)?\0COMMIT\0", Pattern.DOTALL);

  /** Bind: no portal, the statement's name. */
  private static final Pattern BOUND = Pattern.compile("B....\0(S_\\d+)?\0", Pattern.DOTALL);

  private static final String COMMITTED = "C\0\0\0\u000bCOMMIT\0";

  private final ServerSocket listening;
  private final int server;
  private final int oneIn;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicInteger cutBefore = new AtomicInteger();
  private final AtomicInteger cutAfter = new AtomicInteger();
  private volatile boolean cutting;

  private CuttingProxy(int server, int oneIn) {
    this.server = server;
    this.oneIn = oneIn;
    try {
      this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In front of a server on this machine. */
  public static CuttingProxy before(int server, int oneIn) {
    CuttingProxy proxy = new CuttingProxy(server, oneIn);
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  /** Where it listens. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Begins to cut, or ends. */
  public void cut(boolean from) {
    cutting = from;
  }

  /** How many commits never reached the server. */
  public int cutBefore() {
    return cutBefore.get();
  }

  /** How many commits were done without the client being told. */
  public int cutAfter() {
    return cutAfter.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Pair pair = new Pair(client, new Socket(InetAddress.getLoopbackAddress(), server));
        open.add(pair.client);
        open.add(pair.database);
        Thread.ofVirtual().start(pair::ask);
        Thread.ofVirtual().start(pair::answer);
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  /** One connection. */
  private final class Pair {
    private final Socket client;
    private final Socket database;
    private final Set<String> commitNames = ConcurrentHashMap.newKeySet();
    private volatile boolean cutAtAnswer;

    Pair(Socket client, Socket database) {
      this.client = client;
      this.database = database;
    }

    void ask() {
      pass(client, database, this::mayAsk);
    }

    void answer() {
      pass(database, client, said -> !(cutAtAnswer && said.contains(COMMITTED)));
    }

    private void pass(Socket from, Socket to, Predicate<String> may) {
      byte[] buffer = new byte[65_536];
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          if (!may.test(new String(buffer, 0, n, StandardCharsets.ISO_8859_1))) {
            return;
          }
          out.write(buffer, 0, n);
        }
      } catch (IOException e) {
        // the other side is gone
      }
    }

    private boolean mayAsk(String said) {
      if (!isCommit(said) || !cutting) {
        return true;
      }
      int number = commits.incrementAndGet();
      if (number % oneIn != 0) {
        return true;
      }
      if (number / oneIn % 2 == 0) {
        cutBefore.incrementAndGet();
        return false;
      }
      cutAfter.incrementAndGet();
      cutAtAnswer = true;
      return true;
    }

    private boolean isCommit(String said) {
      Matcher parse = NAMED_COMMIT.matcher(said);
      if (parse.find()) {
        Optional.ofNullable(parse.group(1)).ifPresent(commitNames::add);
        return true;
      }
      Matcher bind = BOUND.matcher(said);
      return bind.find() && bind.group(1) != null && commitNames.contains(bind.group(1));
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
