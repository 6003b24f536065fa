// The folder's front page and its 404 page: from the address in a receipt's QR to the file of its page, which is named
// by the hash of the address's secret part. No crypto.subtle: browsers keep it from http: and file:. Old syntax: it
// must run on old telephones.
(function () {
  "use strict";

  var front = document.getElementById("front");
  var ALPHABET = front.getAttribute("data-alphabet");
  var TOKEN = "([" + ALPHABET + "]{" + front.getAttribute("data-length") + "})";
  var SLOWEST_MS = 3000;

  var K = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
  ];

  // SHA-256 (FIPS 180-4) of the text's UTF-8, in lower-case hex.
  function sha256(text) {
    var h = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
    var words = padded(unescape(encodeURIComponent(text)));
    for (var at = 0; at < words.length; at += 16) {
      h = mixed(h, words.slice(at, at + 16));
    }
    return h.map(function (word) { return ("0000000" + (word >>> 0).toString(16)).slice(-8); }).join("");
  }

  // The bytes as big-endian words, with the closing bit and their length, in whole blocks of 16.
  function padded(bytes) {
    var words = [];
    for (var i = 0; i < ((bytes.length + 8 >> 6) + 1) * 16; i++) words.push(0);
    for (i = 0; i <= bytes.length; i++) {
      words[i >> 2] |= (i < bytes.length ? bytes.charCodeAt(i) : 0x80) << (24 - 8 * (i & 3));
    }
    words[words.length - 1] = bytes.length * 8;
    return words;
  }

  function turned(word, by) {
    return word >>> by | word << (32 - by);
  }

  function mixed(h, w) {
    var a = h.slice();
    for (var i = 0; i < 64; i++) {
      if (i >= 16) {
        var s0 = turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ w[i - 15] >>> 3;
        var s1 = turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ w[i - 2] >>> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1 | 0;
      }
      var e1 = turned(a[4], 6) ^ turned(a[4], 11) ^ turned(a[4], 25);
      var choice = a[4] & a[5] ^ ~a[4] & a[6];
      var t1 = a[7] + e1 + choice + K[i] + w[i] | 0;
      var e0 = turned(a[0], 2) ^ turned(a[0], 13) ^ turned(a[0], 22);
      var majority = a[0] & a[1] ^ a[0] & a[2] ^ a[1] & a[2];
      a = [t1 + e0 + majority | 0, a[0], a[1], a[2], a[3] + t1 | 0, a[4], a[5], a[6]];
    }
    return h.map(function (word, at) { return word + a[at] | 0; });
  }

  // The secret part of a scanned address, or of what was typed alone; "" if there is none.
  function tokenIn(text) {
    var bare = text.replace(/^[\s\x1c-\x1f]+|[\s\x1c-\x1f]+$/g, "").replace(/[a-z]/g, function (letter) {
      return letter.toUpperCase();
    });
    if (new RegExp("^" + TOKEN + "$").test(bare)) return bare;
    var address = bare.split(/[?#\s]/)[0];
    var found = new RegExp("/T/" + TOKEN + "(?=/|$)").exec(address);
    return found && address.split("/T/").length === 2 ? found[1] : "";
  }

  function fileOf(root, token, english) {
    var name = sha256(token);
    return root + "t/" + name.slice(0, 2) + "/" + name.slice(2, 40) + (english ? ".en" : "") + ".html";
  }

  // A page that is not there is told in words of our own, not the browser's.
  function look(address, found, missing) {
    if (location.protocol === "file:") {
      lookOnDisk(address, found, missing);
      return;
    }
    var request = new XMLHttpRequest();
    request.open("HEAD", address);
    request.onload = function () {
      ([403, 404, 410].indexOf(request.status) < 0 ? found : missing)();
    };
    request.onerror = found;
    request.send();
  }

  function lookOnDisk(address, found, missing) {
    var probe = document.createElement("object");
    var answered = false;
    function answer(what) {
      return function () {
        if (answered) return;
        answered = true;
        document.body.removeChild(probe);
        what();
      };
    }
    probe.type = "text/html";
    probe.width = probe.height = "0";
    probe.onload = answer(found);
    probe.onerror = answer(missing);
    probe.data = address;
    document.body.appendChild(probe);
    setTimeout(answer(found), SLOWEST_MS);
  }

  function say(what) {
    ["opening", "unreadable", "missing"].forEach(function (name) {
      Array.prototype.forEach.call(document.querySelectorAll("." + name), function (element) {
        element.hidden = name !== what;
      });
    });
  }

  function asked(form, field) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var token = tokenIn(field.value);
      var address = fileOf("", token, document.documentElement.lang === "en");
      field.select();
      if (!token) return say("unreadable");
      say("opening");
      look(address, function () {
        field.value = "";  // the next one at this computer has no business with it
        location.assign(address);
      }, function () { say("missing"); });
    });
    window.addEventListener("pageshow", function () {  // also when come back to
      say("");
      field.focus();
    });
    form.hidden = false;
    field.focus();
  }

  // Shown in place of /t/TOKEN, wherever on the host the folder lies, or of a page that is not there any more.
  function strayed() {
    var path = location.pathname;
    var root = /^(.*?\/)t\//i.exec(path);
    var token = root && tokenIn(path);
    if (root) {
      Array.prototype.forEach.call(document.querySelectorAll(".home"), function (home) {
        home.firstChild.href = root[1] + home.firstChild.getAttribute("data-file");
        home.hidden = false;
      });
    }
    if (!token) return say("missing");
    var address = fileOf(root[1], token, /[?&]lang=en\b/.test(location.search));
    say("opening");
    look(address, function () { location.replace(address); }, function () { say("missing"); });
  }

  window.frontdesk = { sha256: sha256, tokenIn: tokenIn };
  var form = document.getElementById("ask");
  if (form) asked(form, document.getElementById("address"));
  else strayed();
})();
