(() => {
  'use strict';
  const semua = (pilih, dalam = document) => [...dalam.querySelectorAll(pilih)];
  const baris = semua('tr[data-langkah]');
  const simbol = semua('.gambar .symbol[data-langkah]:not(.connector)');
  const panah = semua('.gambar .arrow[data-dari]');
  const jejak = [];
  let kini = '';

  document.documentElement.classList.add('berskrip');
  simbol.forEach((satu) => satu.setAttribute('aria-describedby', `kegiatan-${satu.dataset.langkah}`));

  // One of the rows and one of the symbols can be reached with Tab; the keys below lead to the others.
  const tandai = (nomor) => {
    kini = nomor;
    [...baris, ...simbol].forEach((satu) => {
      const sama = satu.dataset.langkah === nomor;
      satu.classList.toggle('kini', sama);
      satu.setAttribute('tabindex', sama ? '0' : '-1');
    });
    panah.forEach((satu) => satu.classList.toggle('jalan', satu.dataset.dari === nomor));
  };

  const ke = (nomor, wadah, mundur) => {
    const tujuan = wadah.find((satu) => satu.dataset.langkah === nomor);
    if (!tujuan) return;
    if (!mundur && kini) jejak.push(kini);
    tandai(nomor);
    tujuan.focus({ preventScroll: true });
    tujuan.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  const jalan = (nomor, cabang) => {
    const pilihan = semua(`tr[data-langkah="${nomor}"] a[data-ke]`);
    const satu = cabang ? pilihan.find((a) => a.dataset.cabang === cabang) : pilihan[0];
    return satu && satu.dataset.ke;
  };

  const tombol = {
    ArrowDown: (n) => String(+n + 1),
    ArrowUp: (n) => String(+n - 1),
    ArrowRight: (n) => jalan(n),
    Enter: (n) => jalan(n),
    y: (n) => jalan(n, 'ya'),
    t: (n) => jalan(n, 'tidak'),
    Home: () => '1',
    End: () => String(baris.length),
  };

  document.addEventListener('keydown', (acara) => {
    const satu = acara.target;
    if (acara.ctrlKey || acara.altKey || acara.metaKey) return;
    const wadah = baris.includes(satu) ? baris : simbol.includes(satu) ? simbol : null;
    if (!wadah) return;
    const kunci = acara.key.length === 1 ? acara.key.toLowerCase() : acara.key;
    const mundur = kunci === 'ArrowLeft' || kunci === 'Backspace';
    const nomor = mundur ? jejak.pop() : tombol[kunci] && tombol[kunci](satu.dataset.langkah);
    if (!mundur && !tombol[kunci]) return;
    acara.preventDefault();
    if (nomor) ke(nomor, wadah, mundur);
  });

  document.addEventListener('focusin', (acara) => {
    const satu = acara.target.closest('tr[data-langkah], .gambar .symbol[data-langkah]');
    if (satu && satu.dataset.langkah !== kini) tandai(satu.dataset.langkah);
  });

  document.addEventListener('click', (acara) => {
    const tautan = acara.target.closest('a[data-ke]');
    if (tautan) {
      acara.preventDefault();
      ke(tautan.dataset.ke, baris);
      return;
    }
    const satu = acara.target.closest('.gambar .symbol[data-langkah]');
    if (satu) ke(satu.dataset.langkah, simbol);
  });

  // Only the first row and symbol are stops for Tab until a step is chosen; nothing is marked yet.
  [baris[0], simbol[0]].forEach((satu) => satu && satu.setAttribute('tabindex', '0'));
})();
